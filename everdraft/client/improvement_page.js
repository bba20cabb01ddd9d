/** The page of an improvement: suggestions stream in, and every decision is kept before it is sent. */

import { decided, operationOf, wishOf } from "./deciding.js";
import { keepDraft } from "./drafts.js";
import { follow, showSaved as showConnection, takeCommands } from "./follow.js";
import { isTerminal } from "./fold.js";
import { ImprovementPainter } from "./improvement_paint.js";
import { improvementView, ordered } from "./improvement_view.js";
import { outboxFor } from "./outbox.js";
import { byId } from "./paint.js";
import { createRun } from "./run.js";
import { latest, showSaved } from "./saved.js";
import { refreshTimes } from "./times.js";
import { pageWords, say } from "./words.js";

/** @typedef {import("./deciding.js").Wish} Wish */
/** @typedef {import("./outbox.js").State} State */
/** @typedef {Record<string, any>} Json */

const words = pageWords();
const RETRY_MILLISECONDS = 2000;

/** @param {string} id @returns {Json} */
const stateOf = (id) => JSON.parse(byId(id).textContent ?? "{}");

/** What the server said of the suggestions, and what is on its way to it. */
class Review extends EventTarget {
  /** @param {string} runId @param {Json} known */
  constructor(runId, known) {
    super();
    this.runId = runId;
    this.known = known;
    /** @type {Map<string, Wish>} by the id of their operation */
    this.wishes = new Map();
    this.wanted = false;
    /** @type {Promise<void> | null} */
    this.reading = null;
  }

  /** The review with every decision in it. */
  get now() {
    return decided(this.known, [...this.wishes.values()]);
  }

  /** @param {string} opId @param {Wish} wish */
  wish(opId, wish) {
    this.wishes.set(opId, wish);
    this.#changed();
  }

  /** @param {string} opId */
  forget(opId) {
    this.wishes.delete(opId);
    this.#changed();
  }

  /** The server has it: the next review will show it. @param {string} opId */
  applied(opId) {
    const wish = this.wishes.get(opId);
    if (wish) wish.applied = true;
    void this.read();
  }

  /** Reads it anew; asked for while it is read, once more. */
  read() {
    this.wanted = true;
    this.reading ??= this.#read().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  async #read() {
    while (this.wanted) {
      this.wanted = false;
      const shown = [...this.wishes].filter(([, wish]) => wish.applied).map(([opId]) => opId);
      const fresh = await this.#fetch();
      if (!fresh) return void setTimeout(() => this.read(), RETRY_MILLISECONDS);
      if (fresh["revision"] < this.known["revision"]) continue;
      this.known = fresh;
      for (const opId of shown) this.wishes.delete(opId);
      this.#changed();
    }
  }

  /** @returns {Promise<Json | null>} */
  async #fetch() {
    try {
      const response = await fetch(`/api/runs/${this.runId}/suggestions`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(20_000),
      });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

const run = createRun({ runId: byId("run").dataset["run"] ?? "", state: stateOf("run-state") });
const review = new Review(run.runId, stateOf("review-state"));
const view = () => improvementView(run.state, review.now, words);
const items = () => ordered(run.state, review.now);
const painter = new ImprovementPainter();
/** How it stands with decisions and with typed answers. @type {Record<string, State>} */
const saving = {};

/** The worst there is, or the last thing that was saved. */
function saved() {
  const late = latest(Object.values(saving));
  if (late) return showSaved(words, late);
  if (run.notSaved || (run.following && run.connection === "lost")) return showConnection(run);
  const moments = Object.values(saving).map((one) => one.at);
  const at = [run.snapshot.updatedAt, byId("saved").dataset["at"] ?? "", ...moments].sort().at(-1);
  return showSaved(words, { state: "saved", at: at ?? "", count: 0, message: "" });
}

/** @param {string} name @returns {(state: State) => void} */
const keeps = (name) => (state) => {
  saving[name] = state;
  saved();
};

painter.adoptCards(view());
const paintSoon = follow(run, {
  paint: () => painter.paintAll(view()), saved, finished: "improved_aloud_finished",
});
review.addEventListener("change", paintSoon);

const draft = keepDraft(byId("answers"), { onState: keeps("draft") });
const outbox = outboxFor(review.known["documentId"], {
  revision: review.known["revision"],
  onState: keeps("outbox"),
  onApplied: (operation, answer, own) => {
    if (operation.kind === "answer" && own) {
      tell(answer["suggestion"] ? "aloud_answered" : answer["remark"] || "answer_kept");
      draft.type();
    }
    review.applied(operation.op_id);
  },
  onConflict: (operation, answer, own) => refused(operation, answer, own),
  onRefused: (operation, answer, own) => refused(operation, answer, own),
});

/** @param {string} text */
function aloud(text) {
  byId("aloud").textContent = text;
}

/** @param {string} key @param {Record<string, number>} [values] */
const tell = (key, values) => aloud(say(words, key, values));

/** It was not taken: the reason stands where refusals stand, and what was typed stays in its field. @param {import("./queue.js").Operation} operation @param {Json} answer @param {boolean} own */
function refused(operation, answer, own) {
  void review.read();
  review.forget(operation.op_id);
  if (!own) return;
  const place = byId("refusal");
  const there = operation.kind === "answer" && answer["current"] ? ` “${answer["current"]}”` : "";
  const [message, action] = place.querySelectorAll("p");
  if (message) message.textContent = `${answer["error"] ?? ""}${there}`;
  if (action) action.textContent = answer["action"] ?? "";
  place.hidden = false;
  void outbox.drop(operation.op_id);
}

/** @param {Wish} wish */
async function decide(wish) {
  const operation = operationOf(wish);
  const opId = await outbox.put(operation);
  review.wish(opId, wish);
  return items().find((one) => one["id"] === wish.item["id"]) ?? wish.item;
}

/** What a decision is called when it is read aloud. @param {string} act @param {Json} item */
function said(act, item) {
  if (act === "confirm") return "aloud_confirmed";
  if (act === "rewrite") return "aloud_rewritten";
  if (act === "reject") return "aloud_rejected";
  return item["state"] === "waiting" ? "aloud_waiting" : "aloud_accepted";
}

/** The next thing to decide gets the focus; whoever uses a mouse keeps the page where it is. @param {string} id @param {boolean} byKeyboard */
function focusNext(id, byKeyboard) {
  const cards = [...document.querySelectorAll("[data-card]")];
  const here = cards.findIndex((one) => one.getAttribute("data-card") === id);
  const open = (/** @type {Element} */ one) =>
    ["open", "waiting"].includes(one.getAttribute("data-state") ?? "");
  const own = cards[here];
  const next = own && own.getAttribute("data-state") === "waiting"
    ? own : [...cards.slice(here + 1), ...cards.slice(0, here)].find(open);
  const found = next?.querySelector('[data-asks="true"] button')
    ?? next?.querySelector('textarea:not([data-slot="rewrite-text"]), button');
  if (!(found instanceof HTMLElement)) return;
  found.focus({ preventScroll: true });
  if (byKeyboard) found.scrollIntoView({ block: "nearest" });
}

/** @param {SubmitEvent} event */
async function onSubmit(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (form.id === "take-all") return takeAll(event);
  if (!form.hasAttribute("data-decide") || !button) return;
  event.preventDefault();
  byId("refusal").hidden = true;
  const id = form.closest("[data-card]")?.getAttribute("data-card") ?? "";
  const item = items().find((one) => one["id"] === id);
  if (!item || button.getAttribute("aria-pressed") === "true") return;
  const act = button.name === "confirm" ? "confirm" : button.value;
  const area = form.querySelector("textarea");
  const text = button.name === "confirm" ? button.value : area?.value.trim() ?? "";
  if (act === "answer" && (!text || text === item["answer"])) return;
  const byKeyboard = button.matches(":focus-visible");
  const after = await decide({ act, item, text });
  painter.paintAll(view());
  if (act === "answer") return; // its suggestion is on its way; the focus waits for it here
  tell(said(act, after));
  focusNext(id, byKeyboard);
}

/** @param {SubmitEvent} event */
async function takeAll(event) {
  event.preventDefault();
  const { taking } = view();
  const wanted = items().filter((one) => taking.includes(one["id"]));
  for (const item of wanted) await decide({ act: "accept", item, text: "" });
  tell("aloud_taken", { count: wanted.length });
}

document.addEventListener("submit", onSubmit);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void review.read();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) void review.read();
});
// Every finished section, and the end, brings figures that only the server counts.
let finished = run.sections.filter((one) => one.status === "completed").length;
run.addEventListener("change", () => {
  const count = run.sections.filter((one) => one.status === "completed").length;
  if (count === finished) return;
  finished = count;
  void review.read();
});
review.addEventListener("change", () => outbox.saw(review.known["revision"]));

refreshTimes(words);
setInterval(() => refreshTimes(words), 30_000);
takeCommands(run);
saved();
if (!isTerminal(run.snapshot.status)) run.recover();
void review.read(); // a decision may have been taken while this page was on its way
for (const { operation, state, answer } of await outbox.pending()) {
  const wish = wishOf(operation, items());
  if (state !== "waiting") refused(operation, answer ?? {}, true);
  else if (wish) review.wish(operation.op_id, wish);
}
