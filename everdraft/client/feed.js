/**
 * One browser, one connection: the leading tab holds it and passes every frame on to the others.
 *
 * A browser opens six connections to a plain-http host and no more, so that tabs with streams of their
 * own would freeze one another. Every tab says which runs it shows; the leader follows them all, and
 * the feed of the person's runs besides. Frames are numbered by their runs and tabs know how far they
 * are: whatever a change of leader or a sleep costs is seen as a gap, and read.
 */

import { Connection } from "./connection.js";
import { Leadership, PATIENCE_MILLISECONDS } from "./leader.js";

/** @typedef {import("./connection.js").State} State */
/** @typedef {import("./connection.js").Frame} Frame */
/**
 * @typedef {object} Watcher of one run
 * @property {() => number} cursor the last event known
 * @property {(event: import("./fold.js").RunEvent & Record<string, any>) => void} onEvent
 * @property {(state: State) => void} onConnection
 * @property {() => Promise<boolean>} onBehind read the whole state; false when nobody answers
 */
/**
 * @typedef {object} Listener to the feed of all runs
 * @property {(kind: string, data: Record<string, any>) => void} onFrame
 * @property {(state: State) => void} onConnection
 * @property {() => Promise<boolean>} onBehind read the whole state; false when nobody answers
 */
/** @typedef {{want: Record<string, number>, listens: boolean, heardAt: number}} Tab */

const CHANNEL = "everdraft";
const GATHER_MILLISECONDS = 40;
const SIGN_OF_LIFE_MILLISECONDS = 20_000;
const TAB_GONE_MILLISECONDS = 150_000;
const WATCHED_LIMIT = 50;

/** A name for this tab; `crypto.randomUUID` is missing on plain http. */
function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Feed {
  constructor() {
    this.name = newName();
    /** @type {State} */
    this.state = "connecting";
    /** @type {Map<string, Set<Watcher>>} */
    this.watchers = new Map();
    /** @type {Set<Listener>} */
    this.listeners = new Set();
    /** What other tabs want. @type {Map<string, Tab>} */
    this.tabs = new Map();
    /** The last event of each run that went through here. @type {Map<string, number>} */
    this.positions = new Map();
    this.cursor = "";
    /** @type {Set<string>} what the connection carries */
    this.carried = new Set();
    this.heardAt = 0;
    this.isStarted = false;
    this.leadership = new Leadership(this.name, {
      tell: (message) => this.#tell(message),
      onLead: () => this.#lead(),
      onFollow: () => this.connection.close(),
    });
    this.connection = new Connection({
      place: () => this.#place(),
      onFrame: (frame) => this.#pass(frame),
      onState: (state) => this.#become(state),
      onRefused: () => this.#startOver(),
    });
    window.addEventListener("pagehide", () => this.#stop());
    window.addEventListener("pageshow", (event) => {
      if (event.persisted && (this.watchers.size || this.listeners.size)) this.#start();
    });
    const look = () => void this.#look(0);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    setInterval(() => this.#look(PATIENCE_MILLISECONDS), PATIENCE_MILLISECONDS / 2);
    setInterval(() => this.#announce(), SIGN_OF_LIFE_MILLISECONDS);
  }

  /** Follows a run; gives how to stop. @param {string} runId @param {Watcher} watcher */
  watch(runId, watcher) {
    const same = this.watchers.get(runId) ?? new Set();
    this.watchers.set(runId, same.add(watcher));
    this.#start();
    watcher.onConnection(this.state);
    return () => {
      same.delete(watcher);
      if (!same.size) this.watchers.delete(runId);
      this.#announce();
    };
  }

  /** Hears of all runs; gives how to stop. @param {Listener} listener */
  listen(listener) {
    this.listeners.add(listener);
    this.#start();
    listener.onConnection(this.state);
    return () => {
      this.listeners.delete(listener);
      this.#announce();
    };
  }

  #start() {
    if (!this.isStarted) {
      this.isStarted = true;
      this.heardAt = Date.now();
      if ("BroadcastChannel" in globalThis) {
        this.channel = new BroadcastChannel(CHANNEL);
        this.channel.onmessage = ({ data }) => this.#hear(data);
      }
      this.leadership.start();
    }
    this.#announce();
  }

  #stop() {
    if (!this.isStarted) return;
    this.isStarted = false;
    this.#tell({ from: this.name, want: {}, listens: false });
    this.leadership.stop();
    this.connection.close();
    this.channel?.close();
    this.channel = undefined;
    this.tabs.clear();
  }

  // -- the tabs among themselves ---------------------------------------------------------------

  /** @param {Record<string, any>} message */
  #tell(message) {
    this.channel?.postMessage(message);
  }

  /** @param {Record<string, any>} message */
  #hear(message) {
    if (!this.isStarted) return;
    this.leadership.hear(message);
    if (message["alive"]) this.heardAt = Date.now();
    if (message["who"]) this.#announce();
    if (message["from"]) this.#noteTab(/** @type {any} */ (message));
    if (this.leadership.leads) return;
    if (message["frame"]) this.#take(message["frame"]);
    if (message["state"]) this.#become(message["state"]);
    if (message["behind"]) void this.#allBehind();
    if (message["at"]) this.#compare(message["at"]);
  }

  /** Says what this tab shows, so that whoever leads follows it. */
  #announce() {
    if (!this.isStarted) return;
    this.#tell({ from: this.name, want: this.#own(), listens: this.listeners.size > 0 });
    this.#gather();
  }

  /** @returns {Record<string, number>} */
  #own() {
    const furthest = (/** @type {Set<Watcher>} */ same) =>
      Math.min(...[...same].map((watcher) => watcher.cursor()));
    return Object.fromEntries([...this.watchers].map(([runId, same]) => [runId, furthest(same)]));
  }

  /** @param {{from: string, want: Record<string, number>, listens: boolean}} said */
  #noteTab({ from, want, listens }) {
    if (Object.keys(want).length || listens) {
      this.tabs.set(from, { want, listens, heardAt: Date.now() });
    } else {
      this.tabs.delete(from);
    }
    if (!this.leadership.leads) return;
    const at = Object.keys(want).map((runId) => [runId, this.positions.get(runId) ?? 0]);
    this.#tell({ alive: this.name, state: this.state, at: Object.fromEntries(at) });
    this.#gather();
  }

  /** What went by before this tab listened is read. @param {Record<string, number>} at */
  #compare(at) {
    for (const [runId, same] of this.watchers) {
      for (const watcher of same) {
        if ((at[runId] ?? 0) > watcher.cursor()) void watcher.onBehind();
      }
    }
  }

  // -- leading ---------------------------------------------------------------------------------

  #lead() {
    this.carried.clear();
    this.#tell({ who: this.name });
    this.#compare(Object.fromEntries(this.positions));
    this.#gather();
  }

  /** Connects when something is wanted that the connection does not carry. */
  #gather() {
    if (!this.leadership.leads) return;
    clearTimeout(this.gathering);
    this.gathering = setTimeout(() => {
      if (!this.leadership.leads) return;
      const wanted = this.#wanted();
      const carriesAll = wanted.every(([runId]) => this.carried.has(runId));
      if (!wanted.length && !this.#somebodyListens()) this.connection.close();
      else if (!this.connection.isOpen || !carriesAll) this.connection.open();
    }, GATHER_MILLISECONDS);
  }

  #somebodyListens() {
    return this.listeners.size > 0 || [...this.tabs.values()].some((tab) => tab.listens);
  }

  /** Every run that a tab shows, behind the event that all of them have; the newest come last. */
  #wanted() {
    const wanted = new Map(Object.entries(this.#own()));
    for (const [name, tab] of this.tabs) {
      if (Date.now() - tab.heardAt > TAB_GONE_MILLISECONDS) this.tabs.delete(name);
      else {
        for (const [runId, seq] of Object.entries(tab.want)) {
          wanted.set(runId, Math.min(seq, wanted.get(runId) ?? seq));
        }
      }
    }
    return [...wanted].slice(-WATCHED_LIMIT);
  }

  /** Where the connection goes on. */
  #place() {
    const runs = this.#wanted();
    this.carried = new Set(runs.map(([runId]) => runId));
    const places = runs.map(([runId, seq]) => [runId, this.positions.get(runId) ?? seq]);
    return { watch: Object.fromEntries(places), after: this.cursor };
  }

  /** @param {Frame} frame */
  #pass(frame) {
    this.#tell({ frame });
    this.#take(frame);
  }

  /** Our cursor is of another log: everybody reads anew, and the connection begins there. */
  async #startOver() {
    this.cursor = "";
    this.positions.clear();
    this.#tell({ behind: true });
    await this.#allBehind();
    this.#tell({ who: this.name });
  }

  // -- every tab -------------------------------------------------------------------------------

  /** @param {Frame} frame */
  #take({ id, kind, data }) {
    this.heardAt = Date.now();
    this.leadership.heardAt = this.heardAt;
    if (id) this.cursor = id;
    const runId = data["runId"];
    // The disk takes nothing: the state says so in words.
    if (kind === "trouble") return void this.#allBehind();
    if (!kind.startsWith("feed.")) {
      this.positions.set(runId, data["seq"]);
      for (const watcher of this.watchers.get(runId) ?? []) watcher.onEvent(/** @type {any} */ (data));
      return;
    }
    if (kind === "feed.refused" || kind === "feed.damaged") {
      for (const watcher of this.watchers.get(runId) ?? []) void watcher.onBehind();
    }
    for (const listener of this.listeners) listener.onFrame(kind, data);
  }

  /** @param {State} state */
  #become(state) {
    this.state = state;
    if (this.leadership.leads) this.#tell({ state });
    for (const one of this.#everybody()) one.onConnection(state);
  }

  #everybody() {
    return [...this.listeners, ...[...this.watchers.values()].flatMap((same) => [...same])];
  }

  async #allBehind() {
    const answers = await Promise.all(this.#everybody().map((one) => one.onBehind()));
    return answers.every(Boolean);
  }

  /** A sleeping laptop or a frozen leader says nothing at all: look whether something is missing. */
  async #look(/** @type {number} */ milliseconds) {
    if (!this.isStarted || document.visibilityState !== "visible") return;
    this.leadership.check();
    if (Date.now() - this.heardAt < 2 * milliseconds) return;
    const before = JSON.stringify(this.#own());
    const answered = await this.#allBehind();
    this.heardAt = Date.now();
    if (!this.isStarted) return;
    const wasDeaf = JSON.stringify(this.#own()) !== before;
    if (!this.leadership.leads) this.#announce();
    else if (wasDeaf || (answered && this.state === "lost")) this.connection.open();
  }
}

/** @type {Feed | undefined} */
let feed;

/** The feed of this tab. */
export function browserFeed() {
  feed ??= new Feed();
  return feed;
}
