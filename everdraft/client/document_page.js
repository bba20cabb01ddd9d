/** The page of a CV: what is typed is kept at once, and a correction counts at once. */

import { followMarks } from "./document_marks.js";
import { keepDraft } from "./drafts.js";
import { syncPage } from "./document_sync.js";
import { shownText, typedValue } from "./document_values.js";
import { randomId } from "./device.js";
import { outboxFor } from "./outbox.js";
import { byId } from "./paint.js";
import { latest, showSaved } from "./saved.js";
import { refreshTimes } from "./times.js";
import { Typing } from "./typing.js";
import { pageWords, say } from "./words.js";

/** @typedef {import("./outbox.js").Operation} Operation */
/** @typedef {import("./outbox.js").State} State */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/** @typedef {Record<string, any>} Json */

/** How long after an answer, and after the last letter, the page asks for the score anew. */
const REFRESH_MILLISECONDS = 150;
const PAUSE_MILLISECONDS = 700;

const words = pageWords();
const root = byId("document");
const documentId = root.dataset["document"] ?? "";
const typing = new Typing(documentId);
/** Ids of the operations on their way, by target. @type {Map<string, Set<string>>} */
const waiting = new Map();
/** Operations that were refused, by target: newer words replace them. @type {Map<string, string>} */
const refused = new Map();
/** Texts that are just being put into the outbox, by target. @type {Map<string, string>} */
const keeping = new Map();
/** Forms of lines that are kept already. @type {WeakSet<HTMLFormElement>} */
const kept = new WeakSet();
/** How it stands with edits and with lines that are not added yet. @type {Record<string, State>} */
const saving = {};
let refreshing = 0;
let typedAt = 0;

const outbox = outboxFor(documentId, {
  revision: Number(root.dataset["revision"]),
  onApplied: (operation, answer, own) => {
    settled(operation);
    void answer;
    void own;
    refreshSoon();
  },
  onConflict: (operation, answer) => {
    settled(operation);
    showClash(operation, answer);
  },
  onRefused: (operation, answer) => {
    settled(operation);
    showRefusal(operation, answer);
  },
  onState: (state) => saved("edits", state),
});
const lines = keepDraft(byId("values"), { onState: (state) => saved("lines", state) });

/** The worst there is, or the last thing that was saved. @param {string} name @param {State} state */
function saved(name, state) {
  saving[name] = state;
  const late = latest(Object.values(saving));
  const at = Object.values(saving).map((one) => one.at).sort().at(-1) ?? "";
  showSaved(words, late ?? { ...state, at });
}

/** @param {string} target @param {string} opId */
function expectAnswer(target, opId) {
  waiting.set(target, (waiting.get(target) ?? new Set()).add(opId));
}

/** @param {string} target @param {string} opId */
function settle(target, opId) {
  const left = waiting.get(target);
  left?.delete(opId);
  if (!left?.size) waiting.delete(target);
}

/** @param {Operation} operation */
const settled = ({ target, op_id }) => settle(target, op_id);

// -- values ----------------------------------------------------------------------------------------

/** @param {string} target @returns {HTMLElement | null} */
function valueOf(target) {
  return document.querySelector(`[data-value="${CSS.escape(target)}"]`);
}

/** @param {Element} value @returns {Control | null} */
function controlOf(value) {
  return value.querySelector('form[data-op="set"] [name="words"]:not([type="hidden"])');
}

/** @param {Control} control */
function typedIn(control) {
  const isFlag = control instanceof HTMLInputElement && control.type === "checkbox";
  return isFlag ? (control.checked ? "on" : "") : control.value;
}

/** @param {Control} control @param {string} text */
function writeIn(control, text) {
  if (control instanceof HTMLInputElement && control.type === "checkbox") {
    control.checked = text === "on" || text === "true";
  } else control.value = text;
}

/** @param {HTMLElement} value @param {string} text */
function asValue(value, text) {
  const known = value.dataset["known"];
  return typedValue(value.dataset["control"] ?? "text", text, known ? JSON.parse(known) : null);
}

/** Whether a control says what the server last said. @param {Control} control */
function isClean(control) {
  const isFlag = control instanceof HTMLInputElement && control.type === "checkbox";
  return isFlag ? control.checked === control.defaultChecked : control.value === control.defaultValue;
}

/** Keeps what was typed as an edit, where it is one. @param {HTMLElement} value @param {Control} control */
async function commit(value, control) {
  const target = value.dataset["value"] ?? "";
  const text = typedIn(control);
  if (typing.of(target) === undefined || !control.checkValidity()) return;
  if (keeping.get(target) === text) return; // `change` after `input` says it again
  keeping.set(target, text);
  const older = refused.get(target);
  if (older) await outbox.drop(older);
  refused.delete(target);
  value.querySelector(".value__problem")?.remove();
  await put("set", target, asValue(value, text));
  typing.forget(target, text);
  if (keeping.get(target) === text) keeping.delete(target);
}

/** @param {string} kind @param {string} target @param {any} value */
async function put(kind, target, value) {
  const now = randomId("now");
  expectAnswer(target, now);
  expectAnswer(target, await outbox.put({ kind, target, value }));
  settle(target, now);
}

/** @param {Event} event */
function typed(event) {
  const control = /** @type {Control} */ (event.target);
  const value = /** @type {HTMLElement | null} */ (control.closest("[data-value]"));
  if (!value || control !== controlOf(value)) return;
  // Every letter is an edit at once: what was not sent yet takes the newer words with it.
  if (event.type === "input") {
    typedAt = Date.now();
    typing.keep(value.dataset["value"] ?? "", typedIn(control));
  } else control.reportValidity();
  void commit(value, control);
}

// -- forms -----------------------------------------------------------------------------------------

/** Every form of the page is one operation. @param {SubmitEvent} event */
async function submitted(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const kind = form.dataset["op"];
  if (!kind) return;
  event.preventDefault();
  const target = form.dataset["target"] ?? "";
  const given = new FormData(form);
  const value = /** @type {HTMLElement | null} */ (form.closest("[data-value]"));
  if (given.has("json")) {
    if (kind === "insert" && kept.has(form)) return; // a second click before the page has heard
    kept.add(form);
    return put(kind, target, JSON.parse(String(given.get("json"))));
  }
  if (kind === "set" && value) {
    const control = controlOf(value);
    if (control && form.contains(control)) {
      control.reportValidity();
      return commit(value, control);
    }
    return put(kind, target, asValue(value, String(given.get("words") ?? "")));
  }
  if (kind === "insert") return insert(form, given, target);
  return put(kind, target, kind === "move" ? { after: given.get("after") || null } : null);
}

/** @param {HTMLFormElement} form @param {FormData} given @param {string} target */
async function insert(form, given, target) {
  const text = String(given.get("words") ?? "").trim();
  if (!text) return;
  const field = String(given.get("field"));
  const own = typedValue(field === "keywords" ? "words" : "text", text);
  const item = { id: String(given.get("item")), [field]: own };
  await put("insert", target, { after: given.get("after") || null, item });
  const control = form.querySelector("[name=words]");
  if (control instanceof HTMLInputElement && control.value.trim() === text) {
    control.value = "";
    lines.type();
  }
  // The next one stands behind this one, also before the page has heard of it.
  const next = { after: item.id, item: randomId("n") };
  for (const [name, value] of Object.entries(next)) {
    const hidden = form.querySelector(`[name="${name}"]`);
    if (hidden instanceof HTMLInputElement) hidden.value = value;
  }
}

// -- what was not taken ----------------------------------------------------------------------------

/** @param {Element} place @param {string} name @param {string} text */
function fill(place, name, text) {
  const slot = place.querySelector(`[data-slot="${name}"]`);
  if (slot) slot.textContent = text;
}

/** @param {Operation} operation */
function placeOf({ target }) {
  return valueOf(target) ?? document.querySelector(`[data-key="${CSS.escape(target)}"]`) ?? byId("values");
}

/** Both texts, and the choice between them. @param {Operation} operation @param {Json} answer */
function showClash(operation, answer) {
  const template = /** @type {HTMLTemplateElement} */ (byId("clash-template"));
  const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild;
  if (!(made instanceof HTMLElement)) return;
  const place = placeOf(operation);
  for (const one of place.querySelectorAll(":scope > .clash")) one.remove();
  fill(made, "what", String(answer["error"] ?? ""));
  fill(made, "current", shownText(answer["current"]) || (made.dataset["gone"] ?? ""));
  fill(made, "offered", shownText(answer["offered"]) || (made.dataset["taken"] ?? ""));
  made.addEventListener("click", async (event) => {
    const choice = event.target instanceof HTMLElement ? event.target.dataset["choose"] : "";
    if (!choice) return;
    const control = controlOf(place);
    made.remove();
    if (choice === "mine") await outbox.again(operation.op_id);
    else {
      await outbox.drop(operation.op_id);
      if (control) writeIn(control, shownText(answer["current"]));
    }
    control?.focus();
    refreshSoon();
  });
  place.append(made);
  byId("aloud").textContent = String(answer["error"] ?? "");
}

/** @param {Operation} operation @param {Json} answer */
function showRefusal(operation, answer) {
  const place = placeOf(operation);
  refused.set(operation.target, operation.op_id);
  place.querySelector(":scope > .value__problem")?.remove();
  const problem = document.createElement("p");
  problem.className = "value__problem";
  problem.textContent = `${answer["error"] ?? ""} ${answer["action"] ?? ""}`.trim();
  problem.setAttribute("role", "alert");
  place.append(problem);
}

// -- the page as the server has it -------------------------------------------------------------------

/** Counting anew takes the server longer than keeping a letter: it waits for a pause in typing. */
function refreshSoon() {
  clearTimeout(refreshing);
  const pause = typedAt + PAUSE_MILLISECONDS - Date.now();
  refreshing = window.setTimeout(() => void refresh(), Math.max(REFRESH_MILLISECONDS, pause));
}

async function refresh() {
  let text = "";
  try {
    const response = await fetch(`/documents/${documentId}`, { headers: { Accept: "text/html" } });
    if (!response.ok) return;
    text = await response.text();
  } catch {
    return; // the edit itself is kept; the page hears of it the next time
  }
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const before = byId("tally").textContent;
  const isWhole = syncPage(fresh, {
    isBusy: (target) => waiting.has(target) || typing.of(target) !== undefined || refused.has(target),
    isClean,
    controlOf,
  });
  if (isWhole) outbox.saw(Number(fresh.getElementById("document")?.dataset["revision"] ?? 0));
  refreshTimes(words);
  const tally = byId("tally");
  if (tally.textContent !== before) {
    const spoken = [...tally.querySelectorAll(".tally__now, .tally__change")];
    byId("aloud").textContent = spoken.map((one) => one.textContent?.trim()).join(". ");
  }
}

/** What was typed or decided before and is not on the server yet is on the page again. */
async function restore() {
  for (const { operation, state, answer } of await outbox.pending()) {
    const value = valueOf(operation.target);
    const control = value && controlOf(value);
    if (state !== "conflict" && control && operation.kind === "set") {
      writeIn(control, shownText(operation.value));
    }
    if (state === "waiting") expectAnswer(operation.target, operation.op_id);
    if (state === "conflict") showClash(operation, answer ?? {});
    if (state === "refused") showRefusal(operation, answer ?? {});
  }
  for (const [target, text] of typing.all()) {
    const value = valueOf(target);
    const control = value && controlOf(value);
    if (!value || !control) continue;
    writeIn(control, text);
    await commit(value, control);
  }
}

byId("values").addEventListener("input", typed);
byId("values").addEventListener("change", typed);
document.addEventListener("submit", (event) => void submitted(event));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") refreshSoon();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) refreshSoon();
});
followMarks();
refreshTimes(words);
void restore();
if (byId("saved").dataset["at"]) {
  showSaved(words, { state: "saved", at: "", count: 0, message: say(words, "no_reply") });
}
