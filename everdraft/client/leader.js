/**
 * Which tab of this browser leads: one does, and when it closes, crashes or freezes another follows.
 *
 * Web Locks choose where there are any. On plain http under another name there are none: then whoever
 * asks and hears no answer leads, and of two that lead the one with the smaller name stays.
 */

/**
 * @typedef {object} Duties
 * @property {(message: Record<string, any>) => void} tell all other tabs
 * @property {() => void} onLead
 * @property {() => void} onFollow
 */

const LOCK = "everdraft:leader";
const ANSWER_MILLISECONDS = 1500;
const FIRST_ANSWER_MILLISECONDS = 250;
export const PATIENCE_MILLISECONDS = 10_000;

export class Leadership {
  /** @param {string} name of this tab @param {Duties} duties */
  constructor(name, duties) {
    this.name = name;
    this.duties = duties;
    this.leads = false;
    this.heardAt = 0;
    /** @type {(() => void) | null} */
    this.release = null;
    /** @type {AbortController | null} */
    this.waiting = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.asking = undefined;
  }

  start() {
    this.heardAt = Date.now();
    if ("locks" in navigator) this.#queue();
    else this.#ask(FIRST_ANSWER_MILLISECONDS * (1 + Math.random()));
  }

  /** Leads no more and waits no more; the next one takes over at once. */
  stop() {
    clearTimeout(this.asking);
    this.asking = undefined;
    this.waiting?.abort();
    this.waiting = null;
    this.release?.();
    this.release = null;
    if (this.leads) this.duties.tell({ bye: this.name });
    this.leads = false;
  }

  /** Looks whether the leader still answers; one that is frozen is relieved. */
  check() {
    if (this.leads || Date.now() - this.heardAt < PATIENCE_MILLISECONDS) return;
    this.#ask(ANSWER_MILLISECONDS);
  }

  /** @param {Record<string, any>} message from another tab */
  hear(message) {
    if (message["ping"] && this.leads) this.duties.tell({ alive: this.name });
    if (message["bye"] && !("locks" in navigator)) {
      this.#ask(FIRST_ANSWER_MILLISECONDS * Math.random());
    }
    const other = message["alive"];
    if (!other) return;
    this.heardAt = Date.now();
    clearTimeout(this.asking);
    this.asking = undefined;
    if (!this.leads || "locks" in navigator) return;
    if (other < this.name) this.#follow();
    else this.duties.tell({ alive: this.name });
  }

  /** @param {number} milliseconds to wait for an answer */
  #ask(milliseconds) {
    if (this.asking !== undefined || this.leads) return;
    this.duties.tell({ ping: this.name });
    this.asking = setTimeout(() => {
      this.asking = undefined;
      if ("locks" in navigator) this.#queue(true);
      else this.#lead();
    }, milliseconds);
  }

  #queue(steal = false) {
    this.waiting?.abort();
    const waiting = new AbortController();
    this.waiting = waiting;
    const options = steal ? { steal } : { signal: waiting.signal };
    navigator.locks.request(LOCK, options, () => {
      if (this.waiting !== waiting) return undefined;
      return new Promise((resolve) => {
        this.release = () => resolve(undefined);
        this.#lead();
      });
    }).catch(() => {
      // Taken from us while we were frozen; or given up, and then nobody waits any more.
      if (this.waiting !== waiting || waiting.signal.aborted) return;
      this.#follow();
      this.#queue();
    });
  }

  #lead() {
    if (this.leads) return;
    this.leads = true;
    this.duties.tell({ alive: this.name });
    this.duties.onLead();
  }

  #follow() {
    if (!this.leads) return;
    this.leads = false;
    this.release = null;
    this.heardAt = Date.now();
    this.duties.onFollow();
  }
}
