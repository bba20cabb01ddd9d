/**
 * Drafts: what is typed into a form is kept from the first letter, on this device and the server.
 *
 *     const draft = keepDraft(form, { onState, onBlocked });
 *
 * The form carries `data-draft`, the draft's key, and `data-draft-at`, when the server's draft that
 * is filled in was kept. One request is under way at a time and the newest text is next: nothing
 * waits for a pause in typing. A form is sent only when its draft is on the server, so that no late
 * draft outlives its form; the server forgets the draft when it takes the form.
 */

import { device } from "./outbox.js";

/** @typedef {Record<string, any>} Json */
/** @typedef {import("./outbox.js").State} State */
/**
 * @typedef {object} Listener
 * @property {(state: State) => void} [onState]
 * @property {() => void} [onBlocked] the form could not be sent: nobody answers, all is kept
 */

const RETRY_MILLISECONDS = [500, 5000];
const ANSWER_MILLISECONDS = 20_000;
const KEEPALIVE_CHARACTERS = 15_000;
/** How long a page may be on its way: what the server took meanwhile is missing in it. */
const ON_ITS_WAY_MILLISECONDS = 15_000;

/** Keeps what is typed into a form, or into the named controls of another element. @param {HTMLElement} form @param {Listener} [listener] */
export function keepDraft(form, listener = {}) {
  return new Draft(form, listener);
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** The controls of a form, or those (also hidden ones) that say their name in a draft. @param {HTMLElement} root @returns {[string, Control][]} */
function controls(root) {
  const found = /** @type {Control[]} */ ([...root.querySelectorAll("input, textarea, select")]);
  return found
    .filter((one) => one.type !== "file" && (one.type !== "hidden" || one.dataset["draftName"]))
    .map((one) => /** @type {[string, Control]} */ (
      [one.dataset["draftName"] ?? (root instanceof HTMLFormElement ? one.name : ""), one]))
    .filter(([name]) => name);
}

/** What is typed and not known already (`data-known`). @param {HTMLElement} root @returns {Record<string, string>} */
export function typedInto(root) {
  /** @type {Record<string, string>} */
  const typed = {};
  for (const [name, control] of controls(root)) {
    const picks = ["radio", "checkbox"].includes(control.type);
    if (picks && !(/** @type {HTMLInputElement} */ (control).checked)) continue;
    if (control.value !== control.dataset["known"]) typed[name] = control.value;
  }
  return typed;
}

/** What stands in a form and is not what the page came with. A browser that goes back fills in what was sent already. @param {HTMLElement} root @returns {Record<string, string>} */
function typedEarly(root) {
  const [way] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (way?.type === "back_forward") return {};
  const changed = controls(root).filter(([, one]) => {
    if (one instanceof HTMLSelectElement) return !one.selectedOptions[0]?.defaultSelected && one.selectedIndex > 0;
    if (["radio", "checkbox"].includes(one.type)) {
      const box = /** @type {HTMLInputElement} */ (one);
      return box.checked && !box.defaultChecked;
    }
    return one.value !== one.defaultValue;
  });
  return Object.fromEntries(changed.map(([name, one]) => [name, one.value]));
}

/** @param {HTMLElement} root @param {Record<string, string>} typed */
function fill(root, typed) {
  for (const [name, control] of controls(root)) {
    const value = typed[name];
    if (value === undefined) continue;
    if (["radio", "checkbox"].includes(control.type)) {
      /** @type {HTMLInputElement} */ (control).checked = control.value === value;
    } else {
      control.value = value;
    }
  }
}

/** The draft of one form. */
export class Draft {
  /** @param {HTMLElement} form @param {Listener} listener */
  constructor(form, listener) {
    this.form = form;
    this.listener = listener;
    this.key = form.dataset["draft"] ?? "";
    /** When the server's draft was kept that ours is written over. */
    this.over = form.dataset["draftAt"] ?? "";
    /** What the server does not have yet. @type {Record<string, string> | null} */
    this.newest = null;
    /** The newest text on its way to this device: that it is kept is said when it is. @type {Promise<void>} */
    this.keeping = Promise.resolve();
    /** What is on its way to the server. @type {Record<string, string> | null} */
    this.underWay = null;
    /** @type {Promise<void> | null} */
    this.sending = null;
    this.failures = 0;
    this.isKept = false;
    /** @type {State["state"]} */
    this.state = "saved";
    this.leaving = false;
    for (const name of ["input", "change"]) {
      form.addEventListener(name, ({ target }) => {
        if (controls(form).some(([, one]) => one === target)) this.type();
      });
    }
    for (const name of ["online", "pageshow"]) {
      globalThis.addEventListener(name, () => {
        this.leaving = false;
        void this.#sendSoon();
      });
    }
    this.ready = this.#recall(typedEarly(form));
  }

  /** Something was typed: it is kept here, and sent. */
  type() {
    const typed = typedInto(this.form);
    if (this.newest && same(this.newest, typed)) return; // `change` after `input` says it again
    this.newest = typed;
    this.keeping = this.#keep(typed);
    void this.keeping.then(() => this.#sendSoon());
    this.#sendSoon();
  }

  /** Sends the form, or one that stands in it, once all of it is kept on the server; false when nobody answers. @param {HTMLElement} form */
  async submit(form = this.form) {
    if (this.leaving) return true;
    this.leaving = true;
    if (await this.settle() && form instanceof HTMLFormElement) {
      await this.#keep(null);
      form.submit();
      return true;
    }
    this.leaving = false;
    this.listener.onBlocked?.();
    return false;
  }

  /** Tries to bring all that was typed to the server; whether it is there. */
  async settle() {
    await this.ready;
    await (this.sending ?? Promise.resolve());
    if (this.newest) await this.#sendSoon();
    return this.newest === null || this.state === "device";
  }

  /** The form was taken: the draft is done, here and on the server. */
  async forget() {
    await (this.sending ?? Promise.resolve());
    this.newest = null;
    await this.#keep(null);
    const request = { method: "DELETE", keepalive: true };
    await fetch(this.#address, request).catch(() => null); // then it is filled in once more
  }

  get #address() {
    return `/api/drafts/${encodeURIComponent(this.key)}`;
  }

  /** What this device has and the server never got is filled in again, and sent; so is what was typed before this script came. @param {Record<string, string>} early */
  async #recall(early) {
    const kept = await (await device())?.draft(this.key).catch(() => undefined);
    this.isKept = (await device()) !== null;
    if (this.newest) return; // typed meanwhile: all of the form is in it
    const body = kept ? this.#standing(kept) : null;
    if (body) this.#fill({ ...body, ...early });
    if (Object.keys(early).length || (body && !kept?.["taken"])) this.type();
  }

  /** A text of this device that the page does not have and should; null when it is done with. @param {Json} kept @returns {Record<string, string> | null} */
  #standing(kept) {
    const { taken } = kept;
    if (taken) {
      const missed = Date.now() - taken["when"] < ON_ITS_WAY_MILLISECONDS && this.over < taken["at"];
      if (missed) this.over = taken["at"];
      else void this.#keep(null);
      return missed ? kept["body"] : null;
    }
    // The server may have taken our own older words after the newer ones were typed.
    const follows = kept["over"] === this.over || same(kept["underWay"], typedInto(this.form));
    if (follows || kept["at"] > this.over) return kept["body"];
    void this.#keep(null);
    return null;
  }

  /** @param {Record<string, string>} body */
  #fill(body) {
    fill(this.form, body);
    this.form.dispatchEvent(new Event("draftfilled", { bubbles: true }));
  }

  /** Keeps a text on this device; `takenAt`: the server has it since then. @param {Record<string, string> | null} body @param {string} takenAt */
  async #keep(body, takenAt = "") {
    const found = await device();
    const taken = takenAt ? { at: takenAt, when: Date.now() } : null;
    const { over, underWay } = this;
    const record = body && { body, over, underWay, at: new Date().toISOString(), taken };
    try {
      await found?.keepDraft(this.key, record);
    } catch {
      this.isKept = false;
    }
  }

  #sendSoon() {
    this.sending ??= this.#send().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  async #send() {
    clearTimeout(this.timer);
    while (this.newest) {
      const body = this.newest;
      if (!this.failures) this.#say("saving");
      this.underWay = body;
      const answer = await this.#put(body);
      if (!answer) return this.#later();
      this.failures = 0;
      const done = this.newest === body;
      if (answer["error"]) {
        if (!done) continue;
        await this.keeping;
        return this.#say(this.isKept ? "device" : "unsaved", "", answer["error"]);
      }
      this.over = answer["updatedAt"];
      if (!done) continue;
      this.newest = null;
      await this.#keep(body, answer["updatedAt"]);
      if (!this.newest) this.#say("saved", answer["updatedAt"]);
    }
  }

  /** The answer; null when there was none and it must be tried again. @param {Record<string, string>} typed @returns {Promise<Json | null>} */
  async #put(typed) {
    const body = JSON.stringify(typed);
    try {
      const response = await fetch(this.#address, {
        method: "PUT",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body,
        keepalive: body.length < KEEPALIVE_CHARACTERS,
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
      return response.status < 500 ? await response.json() : null;
    } catch {
      return null;
    }
  }

  async #later() {
    await this.keeping;
    const [least = 0, most = 0] = RETRY_MILLISECONDS;
    const wait = Math.min(most, least * 2 ** this.failures) * (0.75 + Math.random() / 2);
    this.failures += 1;
    const kept = navigator.onLine ? "unanswered" : "offline";
    this.#say(this.isKept ? kept : "unsaved");
    this.timer = setTimeout(() => this.#sendSoon(), wait);
  }

  /** @param {State["state"]} state @param {string} at @param {string} message */
  #say(state, at = "", message = "") {
    this.state = state;
    this.listener.onState?.({ state, at, count: this.newest ? 1 : 0, message });
  }
}

/** @param {Record<string, string> | null | undefined} one @param {Record<string, string>} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
