/** Moments as a reader counts them: in their own time zone, and how long ago. */

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [["year", 31_536_000], ["month", 2_592_000], ["week", 604_800], ["day", 86_400],
  ["hour", 3600], ["minute", 60], ["second", 1]];

const language = () => document.documentElement.lang || "en";

/** The time of day: "14:03". @param {string} at */
export function clock(at) {
  const options = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return new Intl.DateTimeFormat(language(), options).format(new Date(at));
}

/** @param {string} at @param {number} now milliseconds */
export function ago(at, now) {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= 0.95 * size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(language()).format(Math.round(seconds / length), unit);
}

/** Writes every moment below `root` anew. @param {ParentNode} root */
export function refreshTimes(root) {
  for (const time of root.querySelectorAll("time[data-ago]")) {
    const at = time.getAttribute("datetime") ?? "";
    const text = ago(at, Date.now());
    if (time.textContent !== text) time.textContent = text;
    const full = new Intl.DateTimeFormat(language(), { dateStyle: "long", timeStyle: "short" });
    time.setAttribute("title", full.format(new Date(at)));
  }
}
