/**
 * The banner "Continue Your Work" and its cards, as elements around what the server rendered.
 *
 * They follow the feed of all runs; without one they ask at least every thirty seconds. Cards that
 * stay the same are left alone, the focus stays where it was, and a card that is put away leaves its
 * place to the way back.
 */

import { browserFeed } from "./feed.js";
import { refreshTimes } from "./times.js";
import { bannerView } from "./recovery_view.js";
import { pageWords, say } from "./words.js";

/** @typedef {import("./fold.js").Json} Json */
/** @typedef {import("./recovery_view.js").Card} Card */

const ASK_MILLISECONDS = 25_000;
const ANSWER_MILLISECONDS = 4_000;

/** A command that was refused, in its own words. */
class Refused extends Error {}

/** @param {string} path @param {Json} [body] @returns {Promise<Json>} */
async function post(path, body = {}) {
  const response = await fetch(`/api/recovery/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(`${answer.error ?? ""} ${answer.action ?? ""}`.trim());
  return answer;
}

/** @param {ParentNode} root @param {string} name @returns {HTMLElement | null} */
const slot = (root, name) => root.querySelector(`[data-slot="${name}"]`);

/** @param {Element | null} node @param {string} text */
function write(node, text) {
  if (node && node.textContent !== text) node.textContent = text;
}

/** @param {ParentNode} root @param {string} name @param {string} text */
function writeOrHide(root, name, text) {
  const node = slot(root, name);
  write(node, text);
  if (node) node.hidden = text === "";
}

/** @param {Element | null} node @param {string} name @param {string} value */
function mark(node, name, value) {
  if (node && node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** One run that can be continued, or its place after Dismiss. */
export class RecoverableSessionCard extends HTMLElement {
  /** @param {Card} card */
  paint(card) {
    mark(this, "data-session", card.id);
    mark(this, "data-name", card.labels.name);
    const item = this.closest("li");
    mark(item, "data-key", card.dismissed ? `${card.id}-gone` : card.id);
    for (const form of this.querySelectorAll("form")) {
      const name = form.dataset["recovery"] ?? "";
      mark(form, "action", `/recovery/${card.id}/${name}`);
      const button = form.querySelector("button");
      const label = card.labels[/** @type {"resume"} */ (name)];
      if (!button?.disabled) mark(button, "aria-label", label);
    }
    write(slot(this, "gone"), card.labels.gone);
    if (card.dismissed) return;
    mark(item, "data-status", card.status);
    this.#paintWords(card);
    const [resume, open] = [this.querySelector('[data-recovery="resume"]'), slot(this, "open")];
    if (resume) /** @type {HTMLElement} */ (resume).hidden = card.opens;
    resume?.querySelector("button")?.classList.toggle("button--first", !card.going);
    if (open) open.hidden = !card.opens;
    mark(open, "href", card.url);
  }

  /** @param {Card} card */
  #paintWords(card) {
    const title = slot(this, "title");
    write(title, card.title);
    mark(title, "href", card.url);
    write(slot(this, "kind"), card.kind);
    writeOrHide(this, "role", card.role);
    write(slot(this, "word"), card.word);
    writeOrHide(this, "reason", card.reason);
    const when = slot(this, "when");
    if (when) when.hidden = card.when === null;
    write(slot(this, "when-words"), card.when?.words ?? "");
    mark(slot(this, "when-time"), "datetime", card.when?.at ?? "");
    write(slot(this, "kept"), card.kept);
    const bar = slot(this, "bar");
    mark(bar, "value", String(card.progress));
    mark(bar, "aria-label", card.labels.bar);
    write(slot(this, "percent"), card.percent);
    this.#paintTimes(card);
  }

  /** @param {Card} card */
  #paintTimes(card) {
    const at = slot(this, "at");
    const time = at?.querySelector("time") ?? document.createElement("time");
    if (!time.isConnected) at?.replaceChildren(time);
    mark(time, "data-ago", "");
    mark(time, "datetime", card.at);
    const [near, more] = [slot(this, "near"), slot(this, "more")];
    if (near) near.hidden = !card.near;
    if (more) more.hidden = card.near || card.until === "";
    if (!card.until) return;
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" })
      .format(new Date(card.until));
    for (const name of ["near-day", "more-day"]) {
      mark(slot(this, name), "datetime", card.until);
      write(slot(this, name), day);
    }
  }

  /** Says that it goes on, until it does or cannot. @param {boolean} busy @param {string} [problem] */
  continuing(busy, problem = "") {
    const words = pageWords();
    const button = /** @type {HTMLButtonElement | null} */ (
      this.querySelector('[data-recovery="resume"] button'));
    const title = this.dataset["name"] ?? "";
    if (button) button.disabled = busy;
    write(button, say(words, busy ? "continuing" : "continue"));
    mark(button, "aria-label", say(words, busy ? "continuing_title" : "continue_title", { title }));
    writeOrHide(this, "problem", problem);
  }
}

/** The banner: hidden while there is nothing to continue. */
export class WorkflowRecoveryBanner extends HTMLElement {
  constructor() {
    super();
    this.words = pageWords();
    /** @type {Json} */
    this.state = { sessions: [], counts: {}, count: 0 };
    /** Put away in this tab, by id. @type {Map<string, Json>} */
    this.dismissed = new Map();
    this.isLive = false;
    this.heardAt = 0;
    /** @type {Promise<boolean> | null} */
    this.loading = null;
    this.isStale = false;
    /** @type {(() => void)[]} */
    this.undo = [];
  }

  connectedCallback() {
    this.state = JSON.parse(this.querySelector("#recovery-state")?.textContent ?? "{}");
    for (const one of this.state.dismissed ?? []) this.dismissed.set(one.id, one);
    const onSubmit = (/** @type {SubmitEvent} */ event) => void this.#onSubmit(event);
    this.addEventListener("submit", onSubmit);
    const seen = () => {
      if (document.visibilityState === "visible") void this.load();
    };
    document.addEventListener("visibilitychange", seen);
    const asking = setInterval(() => {
      if (!this.isLive && document.visibilityState === "visible") void this.load();
    }, ASK_MILLISECONDS);
    this.undo.push(
      () => this.removeEventListener("submit", onSubmit),
      () => document.removeEventListener("visibilitychange", seen),
      () => clearInterval(asking),
      browserFeed().listen({
        onFrame: (kind) => {
          if (["feed.run", "feed.deleted", "feed.sync"].includes(kind)) void this.load();
        },
        onConnection: (state) => {
          this.isLive = state === "live";
          if (this.isLive) void this.load();
        },
        onBehind: () => this.load(),
      }),
    );
  }

  disconnectedCallback() {
    for (const undo of this.undo.splice(0)) undo();
  }

  /** Reads what can be continued; once more when something changed meanwhile. */
  load() {
    this.isStale = this.loading !== null;
    this.loading ??= this.#load().finally(() => {
      this.loading = null;
      if (this.isStale) void this.load();
    });
    return this.loading;
  }

  async #load() {
    try {
      const response = await fetch("/api/recovery/list", {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
      if (response.ok) this.#take(await response.json());
      this.#heard(response.ok);
      return response.ok;
    } catch {
      this.#heard(false);
      return false;
    }
  }

  /** @param {boolean} answered */
  #heard(answered) {
    this.dispatchEvent(new CustomEvent("recovery", { detail: { answered }, bubbles: true }));
  }

  /** @param {Json} state */
  #take(state) {
    for (const one of state.sessions) this.dismissed.delete(one.id);
    this.state = state;
    this.#paint();
  }

  #paint() {
    const dismissed = [...this.dismissed.values()];
    const view = bannerView({ ...this.state, dismissed }, this.words, Date.now());
    writeOrHide(this, "waiting-sentence", view.waitingSentence);
    writeOrHide(this, "going-sentence", view.goingSentence);
    writeOrHide(this, "rest", view.rest);
    const title = slot(this, "going-title");
    if (title) title.hidden = view.going.length === 0;
    const all = this.querySelector('[data-recovery="dismiss-all"]');
    if (all) /** @type {HTMLElement} */ (all).hidden = !view.many;
    this.#paintList("waiting", view.waiting);
    this.#paintList("going", view.going);
    const section = this.querySelector("section");
    if (section) section.hidden = view.hidden && (slot(this, "away")?.hidden ?? true);
    refreshTimes(this.words);
  }

  /** @param {string} name @param {Card[]} cards */
  #paintList(name, cards) {
    const list = slot(this, name);
    if (!list) return;
    list.hidden = cards.length === 0;
    /** @type {Map<string, Element>} */
    const known = new Map();
    for (const item of this.querySelectorAll("li[data-key]")) {
      known.set(item.getAttribute("data-key") ?? "", item);
    }
    const items = cards.map((card) => {
      const item = known.get(card.dismissed ? `${card.id}-gone` : card.id) ?? this.#newItem(card);
      const element = item.querySelector("recoverable-session-card");
      if (element instanceof RecoverableSessionCard) element.paint(card);
      return item;
    });
    const isSame = items.length === list.children.length
      && items.every((item, index) => item === list.children[index]);
    if (isSame) return;
    const focused = document.activeElement;
    list.replaceChildren(...items);
    // Moved in the page, and still the one that is used.
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
  }

  /** @param {Card} card */
  #newItem(card) {
    const name = card.dismissed ? "gone-template" : "card-template";
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById(name));
    const made = document.importNode(template.content, true).firstElementChild;
    if (!made) throw new Error(`${name} is empty`);
    return made;
  }

  // -- what a person does ----------------------------------------------------------------------

  /** @param {SubmitEvent} event */
  async #onSubmit(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const name = form.dataset["recovery"] ?? "";
    const card = form.closest("recoverable-session-card");
    event.preventDefault();
    try {
      if (name === "dismiss-all") await this.#dismissAll();
      else if (name === "restore-all") await this.#restoreAll(form);
      else if (card instanceof RecoverableSessionCard) {
        if (name === "resume") return await this.#resume(card);
        await this.#putAway(card, name);
      }
    } catch (failure) {
      const refused = failure instanceof Refused && failure.message;
      writeOrHide(this, "problem", refused || say(this.words, "no_answer"));
    }
  }

  /** @param {RecoverableSessionCard} card */
  async #resume(card) {
    card.continuing(true);
    try {
      const answer = await post(`${card.dataset["session"]}/resume`);
      location.assign(answer.url);
      window.addEventListener("pageshow", () => card.continuing(false), { once: true });
    } catch (failure) {
      const refused = failure instanceof Refused && failure.message;
      card.continuing(false, refused || say(this.words, "no_answer"));
      card.querySelector("button")?.focus();
    }
  }

  /** @param {RecoverableSessionCard} card @param {string} name dismiss or restore */
  async #putAway(card, name) {
    const id = card.dataset["session"] ?? "";
    const { session } = await post(`${id}/${name}`);
    await this.loading; // an answer that was on its way knows nothing of it
    if (name === "dismiss") this.dismissed.set(id, session);
    else this.dismissed.delete(id);
    await this.#changed();
    const title = session.resumeTitle;
    this.#say(name === "dismiss" ? say(this.words, "put_away", { title }) : say(this.words, "back_again"));
    // The button that was pressed is gone; its counterpart stands in the same place.
    const counterpart = name === "dismiss" ? "restore" : "dismiss";
    this.#focus(`[data-session="${CSS.escape(id)}"] [data-recovery="${counterpart}"] button`);
  }

  async #dismissAll() {
    const { dismissedAt, count } = await post("dismiss-all");
    await this.loading;
    this.dismissed.clear();
    const sentence = say(this.words, "all_put_away", { count });
    const away = slot(this, "away");
    if (away) away.hidden = false;
    write(slot(this, "away-sentence"), sentence);
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector("[name=dismissedAt]"));
    if (field) field.value = dismissedAt;
    await this.#changed();
    this.#say(sentence);
    this.#focus('[data-recovery="restore-all"] button');
  }

  /** @param {HTMLFormElement} form */
  async #restoreAll(form) {
    await post("restore-all", { dismissedAt: new FormData(form).get("dismissedAt") });
    await this.loading;
    const away = slot(this, "away");
    if (away) away.hidden = true;
    await this.#changed();
    this.#say(say(this.words, "back_again"));
    this.#focus('[data-recovery="dismiss-all"] button');
  }

  async #changed() {
    writeOrHide(this, "problem", "");
    await this.load();
  }

  /** @param {string} selector */
  #focus(selector) {
    const button = this.querySelector(selector);
    if (button instanceof HTMLElement) button.focus();
  }

  /** @param {string} sentence */
  #say(sentence) {
    write(slot(this, "aloud"), sentence);
  }
}

customElements.define("recoverable-session-card", RecoverableSessionCard);
customElements.define("workflow-recovery-banner", WorkflowRecoveryBanner);
