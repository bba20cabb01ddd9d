/** Words of the page in its language, put there by the server; nothing is said that is not there. */

/** @typedef {Record<string, string | string[]>} Words */

/** The words of this page. @returns {Words} */
export function pageWords() {
  return JSON.parse(document.getElementById("words")?.textContent ?? "{}");
}

/**
 * A sentence with its places filled in; `count` chooses between singular and plural.
 * @param {Words} words
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(words, key, values = {}) {
  const found = words[key] ?? key;
  const text = Array.isArray(found) ? found[values["count"] === 1 ? 0 : 1] ?? key : found;
  return text.replace(/%\((\w+)\)[sd]/g, (_, name) => String(values[name])).replaceAll("%%", "%");
}
