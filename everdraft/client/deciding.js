/**
 * Decisions that are on their way, laid over what the server last said: the page answers at once.
 *
 * Pure: a review (GET /api/runs/{id}/suggestions) and wishes in, a review out.
 */

/** @typedef {Record<string, any>} Json */
/**
 * @typedef {object} Wish what the person decided about one suggestion or question
 * @property {string} act accept | reject | confirm | answer | rewrite
 * @property {Json} item
 * @property {string} text
 * @property {boolean} [applied] the server has it; the next review shows it
 */

/** The operation of the outbox that a wish becomes. @param {Wish} wish @returns {import("./outbox.js").Wish} */
export function operationOf({ act, item, text }) {
  const { id, target } = item;
  if (act === "confirm") return { kind: "confirm", target, value: { text, true: true } };
  if (act === "answer") return { kind: "answer", target: id, value: { text, target } };
  if (act === "rewrite") return { kind: "set", target, value: text };
  return { kind: act, target: id, touches: [target] };
}

/** The wish behind an operation that waited over a reload; null when its card is not here. @param {import("./queue.js").Operation} operation @param {Json[]} items @returns {Wish | null} */
export function wishOf({ kind, target, value }, items) {
  const own = items.find((one) => one["id"] === target);
  const here = items.find((one) => one["target"] === target && one["type"] === "suggestion"
    && ["waiting", "accepted"].includes(one["state"]));
  if (kind === "confirm" && here) return { act: kind, item: here, text: value.text };
  if (kind === "set" && here) return { act: "rewrite", item: here, text: String(value) };
  if (kind === "answer" && own) return { act: kind, item: own, text: value.text };
  return own ? { act: kind, item: own, text: "" } : null;
}

/** @param {Json} review @param {Wish[]} wishes @returns {Json} */
export function decided(review, wishes) {
  const items = new Map(review["items"].map((/** @type {Json} */ one) => [one["id"], one]));
  for (const wish of wishes) {
    const item = items.get(wish.item["id"]) ?? wish.item;
    items.set(item["id"], { ...item, ...change(item, wish) });
  }
  return { ...review, items: [...items.values()] };
}

/** What a wish changes in its item. @param {Json} item @param {Wish} wish @returns {Json} */
function change(item, { act, text }) {
  const pending = true;
  if (act === "answer") return { state: "answered", answer: text, pending };
  if (act === "reject") return { state: "rejected", pending };
  if (act === "rewrite") return { state: "replaced", current_text: text, pending };
  const claims = item["claims"].map((/** @type {Json} */ one) => {
    const confirmed = act === "confirm" && (text === item["text"] || text === one["text"]);
    return confirmed ? { ...one, verdict: "supported" } : one;
  });
  const asks = claims.some((/** @type {Json} */ one) => one["verdict"] !== "supported");
  return { state: asks ? "waiting" : "accepted", claims, pending };
}
