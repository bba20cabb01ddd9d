/**
 * What is kept on this device: records in IndexedDB, each change one transaction over all tabs.
 *
 * Where a browser keeps nothing (private windows, storage switched off, a full disk), `open` gives
 * null and its callers hold their records in memory, and say so.
 */

/** @typedef {Record<string, any>} Json */
/** @typedef {import("./draft_record.js").Kept} Kept */
/** @template Value @typedef {{put?: Json[], remove?: (number | string)[], value?: Value}} Change */

const NAME = "everdraft";
const VERSION = 1;
const OPEN_MILLISECONDS = 4000;

/** @template Value @param {IDBRequest<Value>} request @returns {Promise<Value>} */
function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBDatabase} database */
function build(database) {
  const operations = database.createObjectStore("operations", {
    keyPath: "order", autoIncrement: true,
  });
  operations.createIndex("document", "documentId");
  database.createObjectStore("drafts", { keyPath: "key" });
  database.createObjectStore("leases", { keyPath: "name" });
}

/** The database of this origin. */
export class Device {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
    database.onversionchange = () => database.close();
  }

  /** Opens it; null where this browser keeps nothing. @returns {Promise<Device | null>} */
  static async open() {
    try {
      const request = indexedDB.open(NAME, VERSION);
      request.onupgradeneeded = () => build(request.result);
      const never = new Promise((_, reject) => {
        setTimeout(() => reject(new Error("no answer")), OPEN_MILLISECONDS);
      });
      return new Device(/** @type {IDBDatabase} */ (await Promise.race([answered(request), never])));
    } catch {
      return null;
    }
  }

  /**
   * Changes the records of one document at once: `work` sees them in order and says what to put
   * and what to remove. Resolves when it is on the disk.
   * @template Value
   * @param {string} documentId
   * @param {(records: Json[]) => Change<Value>} work
   * @returns {Promise<Value | undefined>}
   */
  change(documentId, work) {
    return this.#write("operations", (store, resolve) => {
      const found = store.index("document").getAll(documentId);
      found.onsuccess = () => {
        const { put = [], remove = [], value } = work(found.result);
        for (const one of put) store.put(one);
        for (const key of remove) store.delete(key);
        resolve(value);
      };
    });
  }

  /** Takes or renews the right to send, for a while. @param {string} name @param {string} holder @param {number} milliseconds @returns {Promise<boolean | undefined>} */
  lease(name, holder, milliseconds) {
    return this.#write("leases", (store, resolve) => {
      const found = store.get(name);
      found.onsuccess = () => {
        const known = found.result;
        const free = !known || known.holder === holder || known.until < Date.now();
        if (free) store.put({ name, holder, until: Date.now() + milliseconds });
        resolve(free);
      };
    });
  }

  /** Gives the right back. @param {string} name @param {string} holder @returns {Promise<boolean | undefined>} */
  release(name, holder) {
    return this.#write("leases", (store, resolve) => {
      const found = store.get(name);
      found.onsuccess = () => {
        if (found.result?.holder === holder) store.delete(name);
        resolve(true);
      };
    });
  }

  /** @param {string} key @returns {Promise<Kept | undefined>} */
  draft(key) {
    return answered(this.database.transaction("drafts").objectStore("drafts").get(key));
  }

  /** Changes what is kept of a draft in one piece, whatever other tabs do; null forgets it. @param {string} key @param {(kept: Kept | undefined) => Kept | null} change @returns {Promise<boolean | undefined>} */
  changeDraft(key, change) {
    return this.#write("drafts", (store, resolve) => {
      const found = store.get(key);
      found.onsuccess = () => {
        const record = change(found.result);
        if (record) store.put({ ...record, key });
        else store.delete(key);
        resolve(true);
      };
    });
  }

  /**
   * @template Value
   * @param {string} name
   * @param {(store: IDBObjectStore, resolve: (value: Value | undefined) => void) => void} work
   * @returns {Promise<Value | undefined>}
   */
  #write(name, work) {
    return new Promise((done, reject) => {
      const transaction = this.database.transaction(name, "readwrite", { durability: "strict" });
      /** @type {Value | undefined} */
      let value;
      transaction.oncomplete = () => done(value);
      transaction.onabort = () => reject(transaction.error ?? new Error("not kept"));
      work(transaction.objectStore(name), (result) => {
        value = result;
      });
    });
  }
}

/** The same door for records in memory: as long as the page lives. */
export class Memory {
  /** @param {Json[]} records */
  constructor(records = []) {
    this.records = new Map(records.map((one) => [one["order"], one]));
    this.last = Math.max(0, ...this.records.keys());
  }

  /**
   * @template Value
   * @param {string} documentId
   * @param {(records: Json[]) => Change<Value>} work
   * @returns {Promise<Value | undefined>}
   */
  async change(documentId, work) {
    const own = [...this.records.values()].filter((one) => one["documentId"] === documentId);
    const { put = [], remove = [], value } = work(structuredClone(own));
    for (const one of put) {
      one["order"] ??= this.last += 1;
      this.records.set(one["order"], one);
    }
    for (const key of remove) this.records.delete(key);
    return value;
  }
}

/** An id nobody else makes, also where pages have no crypto.randomUUID. @param {string} prefix */
export function randomId(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${prefix}-${[...bytes].map((one) => one.toString(16).padStart(2, "0")).join("")}`;
}
