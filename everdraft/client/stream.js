/**
 * One browser, one stream a run: a leader tab holds the EventSource and tells the others.
 *
 * A browser opens six connections to a plain-http host and no more, so that every tab with a
 * stream of its own would freeze the seventh. Web Locks choose the leader, and count the streams of
 * different runs; the tabs beyond that ask every few seconds. Where locks are missing (plain http
 * on another host name) a tab streams only while it is seen: what it missed is read when it
 * is looked at again, from where it stopped.
 */

import { KINDS } from "./fold.js";

/** @typedef {"connecting" | "live" | "lost"} Connection */
/**
 * @typedef {object} Listener
 * @property {() => number} cursor the last event known
 * @property {(event: import("./fold.js").RunEvent & Record<string, any>) => void} onEvent
 * @property {(connection: Connection) => void} onConnection
 * @property {() => Promise<boolean>} onBehind read the whole state; false when nobody answers
 */

const STREAMS_AT_ONCE = 4;
const RETRY_MILLISECONDS = [1000, 15_000];
const SILENCE_MILLISECONDS = 20_000;
const ASK_MILLISECONDS = 3000;

/** Takes a lock; gives its release, or null when it is taken and `ifAvailable` was said. @param {string} name @param {LockOptions} options @returns {Promise<(() => void) | null>} */
function hold(name, options) {
  return new Promise((resolve, reject) => {
    navigator.locks.request(name, options, (lock) => {
      if (!lock) return resolve(null);
      return new Promise((release) => resolve(() => release(undefined)));
    }).catch(reject);
  });
}

/** Follows one run until `close`. */
export class SharedStream {
  /** @param {string} runId @param {Listener} listener */
  constructor(runId, listener) {
    this.runId = runId;
    this.listener = listener;
    /** @type {Connection} */
    this.connection = "connecting";
    this.isOpen = false;
    this.leads = false;
    /** @type {(() => void)[]} what `close` undoes */
    this.undo = [];
    /** @type {EventSource | null} */
    this.source = null;
    this.failures = 0;
    this.heardAt = 0;
  }

  /** Begins, from the listener's cursor. */
  open() {
    if (this.isOpen) return;
    this.isOpen = true;
    this.heardAt = Date.now();
    this.#every(SILENCE_MILLISECONDS / 2, () => this.#checkSilence(SILENCE_MILLISECONDS));
    const look = () => this.#checkSilence(0);
    document.addEventListener("visibilitychange", look);
    globalThis.addEventListener("online", look);
    this.undo.push(
      () => document.removeEventListener("visibilitychange", look),
      () => globalThis.removeEventListener("online", look),
    );
    if ("locks" in navigator && "BroadcastChannel" in globalThis) this.#share();
    else this.#alone();
  }

  /** Ends everything; `open` begins again. */
  close() {
    this.isOpen = false;
    this.leads = false;
    this.#disconnect();
    for (const undo of this.undo.splice(0)) undo();
  }

  // -- who streams -----------------------------------------------------------------------------

  #share() {
    const channel = new BroadcastChannel(`everdraft:${this.runId}`);
    this.channel = channel;
    channel.onmessage = ({ data }) => this.#hear(data);
    const waiting = new AbortController();
    this.undo.push(() => waiting.abort(), () => channel.close());
    hold(`everdraft:${this.runId}`, { signal: waiting.signal })
      .then((release) => this.#lead(release))
      .catch(() => {}); // closed while waiting for the lead
    this.#tell({ hello: true });
  }

  /** @param {(() => void) | null} release */
  async #lead(release) {
    if (!release) return;
    if (!this.isOpen) return release();
    this.leads = true;
    this.undo.push(release);
    const slot = await this.#slot();
    if (!this.isOpen) return slot?.();
    if (slot) {
      this.undo.push(slot);
      this.#connect();
    } else {
      this.#every(ASK_MILLISECONDS, () => this.#ask());
    }
  }

  /** One of the few streams this browser allows itself, or null. */
  async #slot() {
    for (let number = 0; number < STREAMS_AT_ONCE; number += 1) {
      const release = await hold(`everdraft:stream:${number}`, { ifAvailable: true });
      if (release) return release;
    }
    return null;
  }

  #alone() {
    const seen = () => {
      if (document.visibilityState === "visible") this.#connect();
      else this.#disconnect();
    };
    document.addEventListener("visibilitychange", seen);
    this.undo.push(() => document.removeEventListener("visibilitychange", seen));
    seen();
  }

  // -- the tabs among themselves ---------------------------------------------------------------

  /** @param {Record<string, any>} message */
  #tell(message) {
    this.channel?.postMessage(message);
  }

  /** @param {Record<string, any>} message */
  #hear(message) {
    if (!this.isOpen) return;
    if (message["hello"]) {
      if (this.leads) this.#tell({ at: this.listener.cursor(), connection: this.connection });
      return;
    }
    this.heardAt = Date.now();
    if (message["trouble"]) void this.listener.onBehind();
    if (message["event"]) this.listener.onEvent(message["event"]);
    if (message["connection"]) this.#become(message["connection"]);
    if (message["at"] > this.listener.cursor()) void this.listener.onBehind();
  }

  /** @param {Connection} connection */
  #become(connection) {
    this.connection = connection;
    this.listener.onConnection(connection);
    if (this.leads) this.#tell({ connection });
  }

  // -- the connection --------------------------------------------------------------------------

  #connect() {
    this.#disconnect();
    const after = this.listener.cursor();
    const source = new EventSource(`/api/runs/${this.runId}/events?after=${after}`);
    this.source = source;
    this.heardAt = Date.now();
    const onFrame = (/** @type {MessageEvent<string>} */ frame) => {
      this.heardAt = Date.now();
      const event = JSON.parse(frame.data);
      this.listener.onEvent(event);
      if (this.leads) this.#tell({ event });
    };
    for (const kind of KINDS) source.addEventListener(kind, onFrame);
    source.addEventListener("trouble", () => {
      void this.listener.onBehind();
      if (this.leads) this.#tell({ trouble: true });
    });
    source.onopen = () => {
      this.failures = 0;
      this.heardAt = Date.now();
      this.#become("live");
    };
    source.onerror = () => {
      if (source !== this.source) return;
      this.#become("lost");
      // A bare end reconnects by itself, from the last id; a refusal is ours to try again.
      if (source.readyState === EventSource.CLOSED) this.#connectLater();
    };
  }

  #disconnect() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  #connectLater() {
    const [least = 0, most = 0] = RETRY_MILLISECONDS;
    const wait = Math.min(most, least * 2 ** this.failures) * (0.75 + Math.random() / 2);
    this.failures += 1;
    this.timer = setTimeout(async () => {
      await this.listener.onBehind();
      if (this.isOpen && this.source) this.#connect();
    }, wait);
  }

  async #ask() {
    this.#become((await this.listener.onBehind()) ? "live" : "lost");
    if (this.isOpen && this.leads) this.#tell({ at: this.listener.cursor() });
  }

  /** A sleeping laptop or a frozen leader says nothing at all: look whether something is missing. */
  async #checkSilence(/** @type {number} */ milliseconds) {
    const seen = document.visibilityState === "visible";
    if (!seen || Date.now() - this.heardAt < milliseconds) return;
    const before = this.listener.cursor();
    const answered = await this.listener.onBehind();
    if (!this.isOpen) return;
    this.heardAt = Date.now();
    const wasDeaf = this.listener.cursor() > before;
    if (this.source && (wasDeaf || (answered && this.connection === "lost"))) this.#connect();
    else if (!this.source) this.#become(answered ? "live" : "lost");
  }

  /** @param {number} milliseconds @param {() => void} action */
  #every(milliseconds, action) {
    const timer = setInterval(action, milliseconds);
    this.undo.push(() => clearInterval(timer));
  }
}
