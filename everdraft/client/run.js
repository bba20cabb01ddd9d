/**
 * Following a run: the hook that every page which watches a workflow uses.
 *
 *     const run = createRun({ runId, state });
 *     run.addEventListener("change", () => paint(run));
 *     run.recover();
 *
 * What is shown is always the fold of committed events. Events that are known are dropped, a gap
 * is filled by reading the whole state, and only the run's own last event ends it.
 */

import * as fold from "./fold.js";
import { SharedStream } from "./stream.js";

/** @typedef {"idle" | "connecting" | "streaming" | "completed" | "error"} Status */
/** @typedef {import("./fold.js").RunEvent & Record<string, any>} RunEvent */

/** A command that was refused: its sentence, what to do, and its code. */
export class Refused extends Error {
  /** @param {string} message @param {string} action @param {string} code */
  constructor(message, action, code) {
    super(message);
    this.action = action;
    this.code = code;
  }
}

/** A run in this tab; dispatches "change" whenever something about it is new. */
export class Run extends EventTarget {
  /** @param {{runId: string, state?: fold.Json}} options */
  constructor({ runId, state }) {
    super();
    this.runId = runId;
    this.snapshot = state ? fold.restore(state) : fold.empty();
    /** @type {import("./stream.js").Connection} */
    this.connection = "connecting";
    /** Why nothing is saved just now, in words; empty while the disk takes what comes. */
    this.notSaved = String(state?.["notSaved"] ?? "");
    /** Its place in the line of those that wait to be taken up, from 1; and what it costs. */
    this.place = Number(state?.["queuePosition"] ?? 0);
    this.price = Number(state?.["price"] ?? 0);
    this.input = state?.["input"] ?? {};
    this.following = false;
    /** @type {Map<number, RunEvent>} events beyond a gap */
    this.ahead = new Map();
    /** @type {Promise<boolean> | null} */
    this.loading = null;
    this.stream = new SharedStream(runId, {
      cursor: () => this.snapshot.seq,
      onEvent: (event) => this.#take(event),
      onConnection: (connection) => {
        this.connection = connection;
        this.#changed();
      },
      onBehind: () => this.load(),
    });
  }

  /**
   * The plan's five words. "idle": not followed, or resting until somebody says go on; "error":
   * interrupted, and `retry` goes on; "completed": over, for good.
   * @returns {Status}
   */
  get status() {
    const { status } = this.snapshot;
    if (fold.isTerminal(status)) return "completed";
    if (status === "ERROR") return "error";
    if (status === "PAUSED" || !this.following) return "idle";
    return this.connection === "live" ? "streaming" : "connecting";
  }

  /** 0 to 1, from finished sections. */
  get progress() {
    return this.snapshot.progress;
  }

  /** What is known so far of the result. */
  get partial() {
    return fold.partialResult(this.snapshot);
  }

  get sections() {
    return [...this.snapshot.sections.values()];
  }

  /** Everything, in the form of GET /api/runs/{id}. */
  get state() {
    return { ...fold.toJson(this.snapshot), queuePosition: this.place, price: this.price, input: this.input };
  }

  /** Follows from the last event known; after sleep, loss or the back button, the same. */
  recover() {
    this.stream.close();
    if (fold.isTerminal(this.snapshot.status)) return;
    this.following = true;
    this.stream.open();
    this.#changed();
  }

  /** Follows no longer; the run itself goes on. */
  leave() {
    this.stream.close();
    this.following = false;
  }

  /** Stops the run for good; what was written stays. */
  stop() {
    return this.#command("cancel");
  }

  pause() {
    return this.#command("pause");
  }

  resume() {
    return this.#command("resume");
  }

  /** Goes on after an error; finished sections are not done again. */
  retry() {
    return this.#command("retry");
  }

  /** Forgets what this tab knows and reads it anew. */
  async reset() {
    this.leave();
    this.snapshot = fold.empty();
    this.ahead.clear();
    await this.load();
    this.recover();
  }

  /** Reads the whole state if it is newer than ours; false when the server does not answer. */
  load() {
    this.loading ??= this.#load().finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  async #load() {
    try {
      const response = await fetch(`/api/runs/${this.runId}`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(10_000),
      });
      if (response.status === 404) this.dispatchEvent(new Event("gone"));
      if (!response.ok) return response.status < 500;
      const state = await response.json();
      this.#believe(state.notSaved ?? "", Number(state.queuePosition ?? 0));
      if (state.lastEventId > this.snapshot.seq) {
        this.snapshot = fold.restore(state);
        this.#catchUp();
        this.#changed();
      }
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} notSaved @param {number} [place] */
  #believe(notSaved, place = this.place) {
    if (notSaved === this.notSaved && place === this.place) return;
    this.notSaved = notSaved;
    this.place = place;
    this.#changed();
  }

  /** @param {RunEvent} event */
  #take(event) {
    if (event.seq <= this.snapshot.seq) return;
    this.ahead.set(event.seq, event);
    this.#catchUp();
    this.#believe(""); // it was committed, or it would not be here
    if (this.ahead.size) void this.#fillGap();
    this.#changed();
  }

  /** Reads what is missing; once more when the answer under way was older than the gap. */
  async #fillGap() {
    await this.load();
    if (this.ahead.size && !this.loading) await this.load();
  }

  /** Applies what follows without a gap. */
  #catchUp() {
    for (const seq of this.ahead.keys()) {
      if (seq <= this.snapshot.seq) this.ahead.delete(seq);
    }
    for (;;) {
      const event = this.ahead.get(this.snapshot.seq + 1);
      if (!event) break;
      try {
        fold.apply(this.snapshot, event);
      } catch (problem) {
        if (!(problem instanceof fold.IllegalMove)) throw problem;
        return; // of a newer version than this page: the server folds it for us
      }
      this.ahead.delete(event.seq);
    }
    if (fold.isTerminal(this.snapshot.status)) this.leave();
  }

  /** @param {string} name */
  async #command(name) {
    const response = await fetch(`/api/runs/${this.runId}/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: "{}",
    });
    if (!response.ok) {
      const answer = await response.json().catch(() => ({}));
      throw new Refused(answer.error ?? "", answer.action ?? "", answer.code ?? "");
    }
    await this.load();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {{runId: string, state?: fold.Json}} options */
export function createRun(options) {
  return new Run(options);
}
