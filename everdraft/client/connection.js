/**
 * The connection of the leading tab: a stream, or long polls where a proxy holds streams back.
 *
 * The server's first frame comes at once. Where none comes, something between waits for the end of
 * the stream, and the same frames are asked for one answer at a time.
 */

import { KINDS } from "./fold.js";

/** @typedef {"connecting" | "live" | "lost"} State */
/** @typedef {{id: string, kind: string, data: Record<string, any>}} Frame */
/**
 * @typedef {object} Place where to connect, asked anew at every attempt
 * @property {Record<string, number>} watch the last event known of each run
 * @property {string} after the cursor of the last frame
 */
/**
 * @typedef {object} Owner
 * @property {() => Place} place
 * @property {(frame: Frame) => void} onFrame
 * @property {(state: State) => void} onState
 * @property {() => Promise<unknown>} onRefused our place is not the server's: find a new one
 */

const FEED_KINDS = ["feed.open", "feed.beat", "feed.sync", "feed.run", "feed.deleted",
  "feed.refused", "feed.damaged", "trouble"];
const RETRY_MILLISECONDS = [1000, 15_000];
export const FIRST_FRAME_MILLISECONDS = 8000;
const BEATS_MISSED = 2.5;
const POLL_SLACK_MILLISECONDS = 15_000;

/** @param {Place} place @param {boolean} polls */
export function address({ watch, after }, polls) {
  const runs = Object.entries(watch).map(([runId, seq]) => `${runId}:${seq}`);
  const query = new URLSearchParams({ watch: runs.join(","), after });
  if (polls) query.set("live", "long-poll");
  return `/api/events?${query}`;
}

export class Connection {
  /** @param {Owner} owner */
  constructor(owner) {
    this.owner = owner;
    this.isOpen = false;
    /** Whether a proxy was seen to hold the stream back. */
    this.polls = false;
    /** @type {EventSource | null} */
    this.source = null;
    /** @type {AbortController | null} */
    this.poll = null;
    this.failures = 0;
    this.heartbeatMilliseconds = 15_000;
    this.longPollMilliseconds = 20_000;
  }

  /** Connects, or connects again from where the owner stands now. */
  open() {
    this.#disconnect();
    this.isOpen = true;
    if (this.polls) void this.#keepPolling();
    else this.#stream();
  }

  close() {
    this.#disconnect();
    this.isOpen = false;
  }

  #disconnect() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
    this.poll?.abort();
    this.poll = null;
  }

  #stream() {
    const source = new EventSource(address(this.owner.place(), false));
    this.source = source;
    const expectFirst = () => this.#expect(FIRST_FRAME_MILLISECONDS, () => {
      this.polls = true;
      this.open();
    });
    expectFirst();
    const onFrame = (/** @type {MessageEvent<string>} */ frame) => {
      if (source !== this.source) return;
      const data = JSON.parse(frame.data);
      if (frame.type === "feed.open") {
        this.failures = 0;
        this.heartbeatMilliseconds = data.heartbeatSeconds * 1000;
        this.owner.onState("live");
      }
      this.#expect(BEATS_MISSED * this.heartbeatMilliseconds, () => this.open());
      this.owner.onFrame({ id: frame.lastEventId, kind: frame.type, data });
    };
    for (const kind of [...FEED_KINDS, ...KINDS]) source.addEventListener(kind, onFrame);
    source.onerror = () => {
      if (source !== this.source) return;
      clearTimeout(this.timer);
      this.owner.onState("lost");
      // A bare end reconnects by itself, from the last id; a refusal is ours to try again.
      if (source.readyState === EventSource.CLOSED) this.#later(true);
    };
    source.onopen = () => {
      if (source === this.source) expectFirst();
    };
  }

  /** @param {number} milliseconds @param {() => void} otherwise */
  #expect(milliseconds, otherwise) {
    clearTimeout(this.timer);
    this.timer = setTimeout(otherwise, milliseconds);
  }

  async #keepPolling() {
    const poll = new AbortController();
    this.poll = poll;
    while (this.poll === poll) {
      const patience = AbortSignal.timeout(this.longPollMilliseconds + POLL_SLACK_MILLISECONDS);
      try {
        const response = await fetch(address(this.owner.place(), true), {
          headers: { Accept: "application/json" },
          signal: AbortSignal.any([poll.signal, patience]),
        });
        if (this.poll !== poll) return;
        if (!response.ok) return this.#lost(response.status === 400);
        const answer = await response.json();
        if (this.poll !== poll) return;
        this.failures = 0;
        this.longPollMilliseconds = answer.longPollSeconds * 1000;
        this.owner.onState("live");
        for (const { id, event, data } of answer.frames) {
          this.owner.onFrame({ id, kind: event, data });
        }
        this.owner.onFrame({ id: answer.next, kind: "feed.beat", data: {} });
      } catch {
        if (this.poll === poll) this.#lost(false);
        return;
      }
    }
  }

  /** @param {boolean} refused */
  #lost(refused) {
    this.polls = false;
    this.owner.onState("lost");
    this.#later(refused);
  }

  /** @param {boolean} refused */
  #later(refused) {
    this.#disconnect();
    const [least = 0, most = 0] = RETRY_MILLISECONDS;
    const wait = Math.min(most, least * 2 ** this.failures) * (0.75 + Math.random() / 2);
    this.failures += 1;
    this.timer = setTimeout(async () => {
      if (refused) await this.owner.onRefused();
      if (this.isOpen && !this.source && !this.poll) this.open();
    }, wait);
  }
}
