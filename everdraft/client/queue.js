/**
 * The rules of the outbox: which records join, which is sent next, what an answer changes.
 *
 * Pure: records in, a change out. What was sent once keeps its bytes, for its `op_id` may already
 * be known to the server; what was not sent yet may still take newer words.
 */

/** @typedef {Record<string, any>} Json */
/** @typedef {{op_id: string, kind: string, target: string, base_rev: number, value: any}} Operation */
/**
 * @typedef {object} Waiting an operation on its way
 * @property {number} [order] given by the store
 * @property {string} documentId
 * @property {string} author the page that made it
 * @property {number} knows the last record that page had seen when it was opened
 * @property {string[]} touches targets it changes: its own, and a suggestion's
 * @property {Operation} operation
 * @property {"waiting" | "conflict" | "refused"} state
 * @property {boolean} sent whether it may have reached the server
 * @property {Json | null} answer
 */
/** @typedef {{put?: Waiting[], remove?: number[]}} Change */

/** @param {Waiting} one */
const orderOf = (one) => one.order ?? 0;
/** @param {Waiting[]} records */
const waitingOf = (records) => records.filter((one) => one.state === "waiting");

/** Adds a record; consecutive texts for one target are one, and the last wins. `value`: the id it is sent under. @param {Waiting[]} records @param {Waiting} fresh @returns {Change & {value: string}} */
export function added(records, fresh) {
  const last = waitingOf(records).at(-1);
  const joins = last && !last.sent && last.author === fresh.author
    && last.operation.kind === "set" && fresh.operation.kind === "set"
    && last.operation.target === fresh.operation.target;
  if (!joins) return { put: [fresh], value: fresh.operation.op_id };
  const operation = { ...last.operation, value: fresh.operation.value };
  return { put: [{ ...last, operation }], value: operation.op_id };
}

/** The record to send now, marked as sent, or nothing. @param {Waiting[]} records @returns {Change & {value: Waiting | null}} */
export function taken(records) {
  const [first] = waitingOf(records);
  if (!first) return { value: null };
  const marked = { ...first, sent: true };
  return { put: [marked], value: marked };
}

/** Whether the page that made `later` had `earlier` before its eyes. @param {Waiting} later @param {Waiting} earlier */
export function knew(later, earlier) {
  return later.author === earlier.author || orderOf(earlier) <= later.knows;
}

/**
 * An operation is applied as `revision`: it goes, and what was made on top of it is told so, or it
 * would meet its own elder as somebody else's text. Where somebody else wrote in between, only the
 * target that this operation wrote is lifted: the server has seen that nobody touched it.
 * @param {Waiting[]} records @param {number} order @param {number} revision
 * @returns {Change}
 */
export function applied(records, order, revision) {
  const done = records.find((one) => one.order === order);
  if (!done) return {};
  const put = waitingOf(records)
    .filter((one) => orderOf(one) > order && knew(one, done))
    .filter((one) => rests(one.operation.base_rev, revision) || shares(one, done))
    .filter((one) => one.operation.base_rev < revision)
    .map((one) => ({ ...one, operation: { ...one.operation, base_rev: revision } }));
  return { put, remove: [order] };
}

/** @param {number} known @param {number} revision */
const rests = (known, revision) => revision === known + 1;
/** @param {Waiting} one @param {Waiting} other */
const shares = (one, other) => one.touches.every((target) => other.touches.includes(target));

/** An operation that was not taken stays with its answer; a newer text for its target replaces it. @param {Waiting[]} records @param {number} order @param {"conflict" | "refused"} state @param {Json} answer @returns {Change} */
export function held(records, order, state, answer) {
  const found = records.find((one) => one.order === order);
  if (!found) return {};
  const older = records.filter((one) => one.state !== "waiting" && orderOf(one) < order
    && one.operation.kind === found.operation.kind
    && one.operation.target === found.operation.target);
  return { put: [{ ...found, state, answer }], remove: older.map(orderOf) };
}

/** What a page knows of a document's revisions, so that its own edits never look stale to it. */
export class Known {
  /** @param {number} revision */
  constructor(revision) {
    this.revision = revision;
    /** @type {Map<string, number>} */
    this.targets = new Map();
  }

  /** The page shows the document as of a revision. @param {number} revision */
  saw(revision) {
    this.revision = Math.max(this.revision, revision);
  }

  /** An operation this page knew was applied. @param {string[]} touches @param {number} revision */
  own(touches, revision) {
    if (rests(this.revision, revision)) this.revision = revision;
    for (const target of touches) this.targets.set(target, revision);
  }

  /** What to build on at these targets: the oldest of what is known of each. @param {string[]} touches */
  base(touches) {
    return Math.max(this.revision, Math.min(...touches.map((one) => this.targets.get(one) ?? 0)));
  }
}
