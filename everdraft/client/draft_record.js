/**
 * What this device keeps of a draft, field by field: what the server may not have, and what it took
 * last. Tabs of one browser share the record, and each says and takes back only what is its own.
 */

/** @typedef {import("./form_fields.js").Changes} Changes */
/**
 * A field that the server may not have: `base`, what the server had when it was typed; `older`, what
 * was on its way then; `over`, when the draft was kept that it was typed over.
 * @typedef {{value: string | null, base?: string | null, older?: string | null, over: string, at: string, tab: string}} Waiting
 */
/** What the server took: `at` by its own clock, `when` by this device's. @typedef {{body: Changes, at: string, when: number}} Taken */
/** @typedef {{waiting: Record<string, Waiting>, taken: Taken | null}} Kept */
/** What a tab knows of the server. @typedef {{tab: string, over: string, known: Changes, underWay: Changes | null}} Tab */

/** How long a page may be on its way: what the server took meanwhile is missing in it. */
export const ON_ITS_WAY_MILLISECONDS = 15_000;

/** The record with what was just typed in a tab. @param {Kept | undefined} kept @param {Changes} changes @param {Tab} tab @param {string} at @returns {Kept} */
export function withTyped(kept, changes, { tab, over, known, underWay }, at) {
  const waiting = { ...kept?.waiting };
  for (const [name, value] of Object.entries(changes)) {
    waiting[name] = { value, base: known[name], older: underWay?.[name], over, at, tab };
  }
  return { waiting, taken: kept?.taken ?? null };
}

/** The record once the server took a tab's texts: what another tab has waiting goes on waiting. @param {Kept | undefined} kept @param {Changes} body @param {string} tab @param {string} at @param {number} when @returns {Kept} */
export function withTaken(kept, body, tab, at, when) {
  const left = Object.entries(kept?.waiting ?? {})
    .filter(([name, one]) => one.tab !== tab || one.value !== body[name]);
  const before = isOnItsWay(kept?.taken, when) ? kept?.taken?.body : {};
  return { waiting: Object.fromEntries(left), taken: { body: { ...before, ...body }, at, when } };
}

/** The record without fields that are done with; null when nothing is left of it. @param {Kept | undefined} kept @param {string[]} names @param {number} now @returns {Kept | null} */
export function without(kept, names, now) {
  const left = Object.entries(kept?.waiting ?? {}).filter(([name]) => !names.includes(name));
  const taken = isOnItsWay(kept?.taken, now) ? kept?.taken ?? null : null;
  return left.length || taken ? { waiting: Object.fromEntries(left), taken } : null;
}

/** What the server took while a page was on its way that has an older draft. @param {Kept} kept @param {string} over @param {number} now @returns {Taken | null} */
export function missedBy(kept, over, now) {
  return kept.taken && isOnItsWay(kept.taken, now) && over < kept.taken.at ? kept.taken : null;
}

/**
 * The texts that wait here and are newer than the page's; the others are done with.
 * A field is typed elsewhere since when the page shows neither what it was typed on nor what was on
 * its way then. `isWhole`: the fields are one text and stand or fall together.
 * @param {Kept} kept @param {string} over @param {Changes} known @param {boolean} isWhole @returns {Changes}
 */
export function standing(kept, over, known, isWhole) {
  const found = Object.entries(kept.waiting ?? {});
  /** @param {[string, Waiting]} field */
  const isNewer = ([, one]) => one.over === over || one.at > over;
  /** @param {[string, Waiting]} field */
  const follows = ([name, one]) => [one.base, one.older].includes(known[name]);
  if (isWhole && !found.every(isNewer) && !found.every(([name, one]) => one.older === known[name])) return {};
  const ours = isWhole ? found : found.filter((one) => isNewer(one) || follows(one));
  return Object.fromEntries(ours.map(([name, one]) => [name, one.value]));
}

/** @param {Taken | null | undefined} taken @param {number} now */
function isOnItsWay(taken, now) {
  return Boolean(taken && now - taken.when < ON_ITS_WAY_MILLISECONDS);
}
