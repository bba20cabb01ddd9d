/**
 * What is being typed and is no edit yet, on this device from the first keystroke.
 *
 * Written at once and in one step, so that not even a browser that dies loses a letter; where the
 * browser keeps nothing, it lives as long as the page.
 */

export class Typing {
  /** @param {string} documentId */
  constructor(documentId) {
    this.key = `everdraft:typing:${documentId}`;
    /** @type {Map<string, string>} */
    this.texts = new Map();
    try {
      this.texts = new Map(Object.entries(JSON.parse(localStorage.getItem(this.key) ?? "{}")));
    } catch {
      // no storage here, or not ours: what is typed is kept by the page
    }
  }

  /** @param {string} target */
  of(target) {
    return this.texts.get(target);
  }

  /** @returns {[string, string][]} */
  all() {
    return [...this.texts];
  }

  /** @param {string} target @param {string} text */
  keep(target, text) {
    this.texts.set(target, text);
    this.#write();
  }

  /** It is an edit now, unless more was typed since. @param {string} target @param {string} text */
  forget(target, text) {
    if (this.texts.get(target) !== text) return;
    this.texts.delete(target);
    this.#write();
  }

  #write() {
    try {
      if (this.texts.size) localStorage.setItem(this.key, JSON.stringify(Object.fromEntries(this.texts)));
      else localStorage.removeItem(this.key);
    } catch {
      // full or forbidden: the page still has it
    }
  }
}
