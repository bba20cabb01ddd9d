/** Following one run over the browser's one connection (feed.js). */

import { browserFeed } from "./feed.js";

/** @typedef {import("./connection.js").State} Connection */
/** @typedef {import("./feed.js").Watcher} Listener */

/** Follows one run until `close`; `open` begins again, from the listener's cursor. */
export class SharedStream {
  /** @param {string} runId @param {Listener} listener */
  constructor(runId, listener) {
    this.runId = runId;
    this.listener = listener;
    /** @type {(() => void) | null} */
    this.leave = null;
  }

  open() {
    this.leave ??= browserFeed().watch(this.runId, this.listener);
  }

  close() {
    this.leave?.();
    this.leave = null;
  }
}
