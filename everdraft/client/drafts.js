/**
 * Drafts: what is typed into a form is kept from the first letter, on this device and the server.
 *
 *     const draft = keepDraft(form, { onState, onBlocked });
 *
 * The form carries `data-draft`, the draft's key, and `data-draft-at`, when the server's draft that
 * is filled in was kept. One request is under way at a time and the newest text is next: nothing
 * waits for a pause in typing. What goes to the server is what changed in this tab, so that another
 * tab or device with the same form keeps what was typed there; only a form that says what it was
 * opened over (hidden fields of its draft) is one text. A form is sent only when its draft is on the
 * server, so that no late draft outlives its form; the server forgets the draft when it takes the form.
 */

import { randomId } from "./device.js";
import { missedBy, standing, withTaken, withTyped, without } from "./draft_record.js";
import { cameWith, controls, fieldsOf, fill, hasHidden, typedEarly, typedInto } from "./form_fields.js";
import { device } from "./outbox.js";

/** @typedef {Record<string, any>} Json */
/** @typedef {import("./outbox.js").State} State */
/** @typedef {import("./draft_record.js").Kept} Kept */
/** @typedef {import("./form_fields.js").Changes} Changes */
/**
 * @typedef {object} Listener
 * @property {(state: State) => void} [onState]
 * @property {() => void} [onBlocked] the form could not be sent: nobody answers, all is kept
 */

const RETRY_MILLISECONDS = [500, 5000];
const ANSWER_MILLISECONDS = 20_000;
const KEEPALIVE_CHARACTERS = 15_000;

/** Keeps what is typed into a form, or into the named controls of another element. @param {HTMLElement} form @param {Listener} [listener] */
export function keepDraft(form, listener = {}) {
  return new Draft(form, listener);
}

/** The draft of one form. */
export class Draft {
  /** @param {HTMLElement} form @param {Listener} listener */
  constructor(form, listener) {
    this.form = form;
    this.listener = listener;
    this.key = form.dataset["draft"] ?? "";
    this.tab = randomId("tab");
    /** When the server's draft was kept that ours is written over. */
    this.over = form.dataset["draftAt"] ?? "";
    /** Whether the form is one text: it says what it was opened over. */
    this.isWhole = hasHidden(form);
    /** What the server has, as this tab knows. */
    this.known = fieldsOf(form, cameWith(form));
    /** What the server does not have yet, or may not have. @type {Changes | null} */
    this.newest = null;
    /** The newest text on its way to this device: that it is kept is said when it is. @type {Promise<void>} */
    this.keeping = Promise.resolve();
    /** What is on its way to the server. @type {Changes | null} */
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
    const changed = this.#changed();
    if (!changed || same(this.newest, changed)) return; // `change` after `input` says it again
    this.newest = changed;
    const { tab, over, underWay, known } = this;
    const told = { tab, over, underWay, known: { ...known } };
    this.keeping = this.#keep((kept) => withTyped(kept, changed, told, new Date().toISOString()));
    void this.keeping.then(() => this.#sendSoon());
    this.#sendSoon();
  }

  /** Sends the form, or one that stands in it, once all of it is kept on the server; false when nobody answers. @param {HTMLElement} form */
  async submit(form = this.form) {
    if (this.leaving) return true;
    this.leaving = true;
    if (await this.settle() && form instanceof HTMLFormElement) {
      await this.#done();
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
    await this.#done();
    const request = { method: "DELETE", keepalive: true };
    await fetch(this.#address, request).catch(() => null); // then it is filled in once more
  }

  /** Nothing is kept any more; whoever comes back to this page and types on keeps all of it again. */
  async #done() {
    this.known = fieldsOf(this.form, {});
    await this.#keep(() => null);
  }

  /** What the server does not have: the whole text, or the fields that changed, or may have. @returns {Changes | null} */
  #changed() {
    this.known = { ...fieldsOf(this.form, cameWith(this.form)), ...this.known };
    const fields = Object.entries(fieldsOf(this.form, typedInto(this.form)));
    const changes = fields
      .filter(([name, value]) => this.known[name] !== value || name in (this.newest ?? {}));
    if (!changes.length) return null;
    return Object.fromEntries(this.isWhole ? fields : changes);
  }

  get #address() {
    return `/api/drafts/${encodeURIComponent(this.key)}`;
  }

  /** What this device has and the server never got is filled in again, and sent; so is what was typed before this script came. @param {Record<string, string>} early */
  async #recall(early) {
    const kept = await (await device())?.draft(this.key).catch(() => undefined);
    this.isKept = (await device()) !== null;
    if (this.newest && this.isWhole) return; // typed meanwhile: all of the form is in it
    const missed = kept && missedBy(kept, this.over, Date.now());
    if (missed) {
      this.over = missed.at;
      Object.assign(this.known, missed.body);
    }
    const ours = kept ? standing(kept, this.over, this.known, this.isWhole) : {};
    const found = { ...missed?.body, ...ours };
    if (Object.keys(found).length) this.#fill({ ...found, ...this.newest, ...early });
    const done = Object.keys(kept?.waiting ?? {}).filter((name) => !(name in ours));
    if (kept) void this.#keep((now) => without(now, done, Date.now()));
    if (Object.keys({ ...ours, ...this.newest, ...early }).length) this.type();
  }

  /** @param {Changes} body */
  #fill(body) {
    fill(this.form, body);
    this.form.dispatchEvent(new Event("draftfilled", { bubbles: true }));
  }

  /** Changes what this device keeps. @param {(kept: Kept | undefined) => Kept | null} change */
  async #keep(change) {
    try {
      await (await device())?.changeDraft(this.key, change);
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
      Object.assign(this.known, body);
      const at = answer["updatedAt"];
      if (!done) {
        void this.#keep((kept) => withTaken(kept, body, this.tab, at, Date.now()));
        continue;
      }
      this.newest = null;
      await this.#keep((kept) => withTaken(kept, body, this.tab, at, Date.now()));
      if (!this.newest) this.#say("saved", answer["updatedAt"]);
    }
  }

  /** The answer; null when there was none and it must be tried again. @param {Changes} typed @returns {Promise<Json | null>} */
  async #put(typed) {
    const texts = Object.entries(typed).filter(([, text]) => text !== null || !this.isWhole);
    const body = JSON.stringify(Object.fromEntries(texts));
    try {
      const response = await fetch(this.#address, {
        method: this.isWhole ? "PUT" : "PATCH",
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

/** @param {Changes | null} one @param {Changes} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
