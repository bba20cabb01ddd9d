/**
 * The outbox: whatever is typed or decided is on this device first, then on the server.
 *
 *     const outbox = outboxFor(documentId, { revision, onApplied, onConflict, onRefused, onState });
 *     outbox.put({ kind: "set", target: "basics.summary", value: "…" });
 *
 * Every operation has an id of its own, so that sending it again is harmless; they are sent one by
 * one in their order, by one tab at a time, and wait here through reloads, lost networks and killed
 * servers. A conflict or a refusal keeps the operation until `drop` or `again`. Where the browser
 * keeps nothing, operations are sent at once from memory.
 */

import { Device, Memory, randomId } from "./device.js";
import { Known, added, applied, held, taken } from "./queue.js";

/** @typedef {import("./queue.js").Operation} Operation */
/** @typedef {import("./queue.js").Waiting} Waiting */
/** @typedef {import("./queue.js").Change} Change */
/** @typedef {Record<string, any>} Json */
/**
 * How it stands, in the words of the page: nothing waits; it is being sent; it waits on this device
 * for a network or a server, or stays there; or it could not be saved, and why.
 * @typedef {{state: "saved" | "saving" | "offline" | "unanswered" | "device" | "unsaved", at: string, count: number, message: string}} State
 */
/**
 * @typedef {object} Listener
 * @property {number} [revision] of the document that the page shows
 * @property {(operation: Operation, answer: Json, own: boolean) => void} [onApplied] `own`: this page knew of it
 * @property {(operation: Operation, answer: Json, own: boolean) => void} [onConflict] both texts are in the answer
 * @property {(operation: Operation, answer: Json, own: boolean) => void} [onRefused]
 * @property {(state: State) => void} [onState]
 */
/** @typedef {{kind: string, target: string, value?: any, touches?: string[]}} Wish */

const RETRY_MILLISECONDS = [500, 5000];
const ANSWER_MILLISECONDS = 20_000;
const LEASE_MILLISECONDS = 30_000;
const KEEPALIVE_CHARACTERS = 15_000;
/** Answers after which the same request may still be taken. */
const TRY_AGAIN = new Set([401, 408, 425, 429]);

/** @type {Promise<Device | null> | null} */
let opening = null;
/** The one database of this page; null where nothing is kept. */
export function device() {
  opening ??= Device.open();
  return opening;
}

/** The outbox of one document. @param {string} documentId @param {Listener} listener */
export function outboxFor(documentId, listener = {}) {
  return new Outbox(documentId, listener);
}

/** What waits for one document; `close` when the page goes. */
export class Outbox {
  /** @param {string} documentId @param {Listener} listener */
  constructor(documentId, listener) {
    this.documentId = documentId;
    this.listener = listener;
    this.known = new Known(listener.revision ?? 0);
    this.author = randomId("page");
    this.knows = 0;
    /** @type {Device | Memory} */
    this.store = new Memory();
    this.isKept = false;
    this.failures = 0;
    /** Why the last try failed. @type {Pick<State, "state" | "message"> | null} */
    this.trouble = null;
    this.savedAt = "";
    /** @type {Promise<void> | null} */
    this.sending = null;
    /** @type {(() => void)[]} what `close` undoes */
    this.undo = [];
    this.wanted = false;
    /** @type {(() => Promise<boolean | undefined>) | null} keeps the lease while it sends */
    this.renew = null;
    this.ready = this.#begin();
  }

  /** Keeps an operation on this device, and sends it; resolves when it is kept. @param {Wish} wish @returns {Promise<string>} the id it is sent under: of an elder, where it joined one */
  async put({ kind, target, value = null, touches = [] }) {
    const touched = [...new Set([target, ...touches])];
    const operation = { op_id: randomId("op"), kind, target, base_rev: 0, value };
    await this.ready;
    const opId = await this.#change((records) => {
      // Only here: an answer that is just being kept may lift what is known of these targets.
      operation.base_rev = this.known.base(touched);
      return added(records, {
        documentId: this.documentId, author: this.author, knows: this.knows, touches: touched,
        operation, state: "waiting", sent: false, answer: null,
      });
    });
    this.#tell({ put: true });
    this.#flushSoon();
    return opId ?? operation.op_id;
  }

  /** Everything that is not on the server yet, in order. @returns {Promise<Waiting[]>} */
  async pending() {
    await this.ready;
    return (await this.#change((records) => ({ value: records }))) ?? [];
  }

  /** Sends what waits; resolves when nothing more can be sent now. */
  async flush() {
    await this.ready;
    this.wanted = true;
    this.sending ??= this.#send();
    return this.sending;
  }

  /** The page shows the document as of a revision. @param {number} revision */
  saw(revision) {
    this.known.saw(revision);
  }

  /** Forgets an operation that was not taken. @param {string} opId */
  async drop(opId) {
    await this.#change((records) => ({
      remove: records.filter((one) => one.operation.op_id === opId && one.state !== "waiting")
        .map((one) => one.order ?? 0),
    }));
    await this.#say();
  }

  /** Sends an operation that met newer text once more, on top of that text. @param {string} opId @param {any} [value] another value */
  async again(opId, value) {
    const found = (await this.pending()).find((one) => one.operation.op_id === opId);
    if (!found) return;
    this.known.own(found.touches, found.answer?.["revision"] ?? 0);
    await this.drop(opId);
    const { kind, target } = found.operation;
    await this.put({
      kind, target, touches: found.touches, value: value === undefined ? found.operation.value : value,
    });
  }

  /** Listens and tries no more; what waits stays on this device. */
  close() {
    clearTimeout(this.timer);
    for (const undo of this.undo.splice(0)) undo();
  }

  // -- what is kept ----------------------------------------------------------------------------

  async #begin() {
    const found = await device();
    if (found) {
      this.store = found;
      this.isKept = true;
      const records = await this.#change((all) => ({ value: all }));
      this.knows = Math.max(0, ...(records ?? []).map((one) => one.order ?? 0));
    }
    this.#listen();
    this.#flushSoon();
  }

  /**
   * @template Value
   * @param {(records: Waiting[]) => Change & {value?: Value}} work
   * @returns {Promise<Value | undefined>}
   */
  async #change(work) {
    const typed = /** @type {(records: Json[]) => import("./device.js").Change<Value>} */ (work);
    try {
      return await this.store.change(this.documentId, typed);
    } catch {
      // The disk is full, or the browser took its storage back: go on in memory, and say so.
      if (this.store instanceof Device) {
        const records = await this.store.change(this.documentId, (all) => ({ value: all }))
          .catch(() => []);
        this.store = new Memory(records);
        this.isKept = false;
      }
      return this.store.change(this.documentId, typed);
    }
  }

  // -- sending ---------------------------------------------------------------------------------

  #flushSoon() {
    void this.flush().catch(() => this.#later());
  }

  async #send() {
    clearTimeout(this.timer);
    try {
      // What is put while the last answer comes in, or while it is said, is sent as well: between
      // the last look at `wanted` and `sending = null` nothing else can run.
      while (this.wanted) {
        this.wanted = false;
        await this.#say();
        await this.#alone();
        if (!this.wanted) await this.#say();
      }
      if (this.trouble) this.#later();
    } finally {
      this.sending = null;
    }
  }

  /** One tab sends at a time. */
  async #alone() {
    const sole = () => this.#sendAll();
    const name = `everdraft:outbox:${this.documentId}`;
    if (!(this.store instanceof Device)) await sole();
    else if ("locks" in navigator) await navigator.locks.request(name, sole);
    else await this.#underLease(name, this.store, sole);
  }

  /** Where tabs cannot agree by locks, by a lease on the device. @param {string} name @param {Device} store @param {() => Promise<void>} sole */
  async #underLease(name, store, sole) {
    this.renew = () => store.lease(name, this.author, LEASE_MILLISECONDS);
    if (!(await this.renew())) return this.#later(); // another tab sends
    try {
      await sole();
    } finally {
      this.renew = null;
      await store.release(name, this.author);
    }
  }

  async #sendAll() {
    for (;;) {
      const record = await this.#change((records) => taken(records));
      if (!record) return;
      await this.#say();
      if (this.renew && !(await this.renew())) return this.#later();
      if (!(await this.#sendOne(record))) return;
    }
  }

  /** Sends one; false when it must be tried again later. @param {Waiting} record */
  async #sendOne(record) {
    const body = JSON.stringify(record.operation);
    /** @type {Response} */
    let response;
    try {
      response = await fetch(`/api/documents/${this.documentId}/ops`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body,
        // A page that is closed now still sends its last words.
        keepalive: body.length < KEEPALIVE_CHARACTERS,
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
    } catch {
      return this.#failed({ state: navigator.onLine ? "unanswered" : "offline", message: "" });
    }
    const answer = await response.json().catch(() => null);
    if (response.ok && answer) await this.#applied(record, answer);
    else if (response.status === 409 && answer) await this.#held(record, "conflict", answer);
    else if (response.status < 500 && answer && !TRY_AGAIN.has(response.status)) {
      await this.#held(record, "refused", answer);
    } else {
      return this.#failed({ state: "unsaved", message: answer?.error ?? "" });
    }
    this.failures = 0;
    this.trouble = null;
    return true;
  }

  /** @param {Pick<State, "state" | "message">} trouble */
  #failed(trouble) {
    const inMemory = !this.isKept && trouble.state !== "unsaved";
    this.trouble = inMemory ? { state: "unsaved", message: "" } : trouble;
    this.failures += 1;
    return false;
  }

  #later() {
    const [least = 0, most = 0] = RETRY_MILLISECONDS;
    const wait = Math.min(most, least * 2 ** this.failures) * (0.75 + Math.random() / 2);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#flushSoon(), wait);
  }

  /** @param {Waiting} record @param {Json} answer */
  async #applied(record, answer) {
    await this.#change((records) => {
      this.#learn(record, answer);
      return applied(records, record.order ?? 0, answer["revision"]);
    });
    this.savedAt = new Date().toISOString();
    this.#settled("applied", record, answer);
  }

  /** @param {Waiting} record @param {"conflict" | "refused"} state @param {Json} answer */
  async #held(record, state, answer) {
    await this.#change((records) => held(records, record.order ?? 0, state, answer));
    this.#settled(state, record, answer);
  }

  // -- saying ----------------------------------------------------------------------------------

  /** Whether this page had the operation before its eyes. @param {Waiting} record */
  #isOwn(record) {
    return record.author === this.author || (record.order ?? 0) <= this.knows;
  }

  /** What this page wrote is no news to it. @param {Waiting} record @param {Json} answer */
  #learn(record, answer) {
    if (this.#isOwn(record)) this.known.own(record.touches, answer["revision"]);
  }

  /** An operation has its answer, here or in the tab that sent it. @param {string} outcome @param {Waiting} record @param {Json} answer @param {boolean} here */
  #settled(outcome, record, answer, here = true) {
    if (here) this.#tell({ outcome, record, answer });
    const { operation } = record;
    const own = this.#isOwn(record);
    if (outcome === "applied") {
      this.#learn(record, answer);
      this.listener.onApplied?.(operation, answer, own);
    } else if (outcome === "conflict") this.listener.onConflict?.(operation, answer, own);
    else this.listener.onRefused?.(operation, answer, own);
  }

  async #say() {
    if (!this.listener.onState) return;
    const records = await this.pending();
    const waiting = records.filter((one) => one.state === "waiting").length;
    const open = records.filter((one) => one.state !== "waiting").at(-1);
    /** @type {State} */
    const state = { state: "saved", at: this.savedAt, count: waiting, message: "" };
    if (waiting && this.trouble) Object.assign(state, this.trouble);
    else if (waiting) state.state = "saving";
    else if (open) Object.assign(state, { state: "unsaved", message: open.answer?.["error"] ?? "" });
    this.listener.onState(state);
  }

  #listen() {
    if ("BroadcastChannel" in globalThis) {
      this.channel = new BroadcastChannel(`everdraft:outbox:${this.documentId}`);
      this.channel.onmessage = ({ data }) => this.#hear(data);
      this.undo.push(() => this.channel?.close());
    }
    const now = () => {
      if (document.visibilityState === "visible") this.#flushSoon();
    };
    const leave = (/** @type {BeforeUnloadEvent} */ event) => {
      // Only what this device cannot keep would be lost with the page.
      if (this.store instanceof Memory && this.store.records.size) event.preventDefault();
    };
    globalThis.addEventListener("online", now);
    globalThis.addEventListener("offline", now);
    globalThis.addEventListener("pageshow", now);
    globalThis.addEventListener("beforeunload", leave);
    document.addEventListener("visibilitychange", now);
    this.undo.push(
      () => globalThis.removeEventListener("online", now),
      () => globalThis.removeEventListener("offline", now),
      () => globalThis.removeEventListener("pageshow", now),
      () => globalThis.removeEventListener("beforeunload", leave),
      () => document.removeEventListener("visibilitychange", now),
    );
  }

  /** @param {Json} message */
  #tell(message) {
    this.channel?.postMessage(message);
  }

  /** @param {Json} message */
  #hear(message) {
    if (message["outcome"]) {
      if (message["outcome"] === "applied") this.savedAt = new Date().toISOString();
      this.#settled(message["outcome"], message["record"], message["answer"], false);
    }
    void this.#say();
  }
}
