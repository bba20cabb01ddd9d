/** A value as one writes it, and what was written as a value; web/document_pages.py says the same. */

/** @typedef {Record<string, any>} Json */

/** @param {string} text */
const linesOf = (text) => text.split("\n").map((one) => one.trim()).filter((one) => one !== "");

/** What somebody typed as the value of its field. @param {string} control @param {string} typed @param {any} known what stands there as JSON, for places and profiles */
export function typedValue(control, typed, known = null) {
  const words = typed.trim();
  if (control === "flag") return words === "on" || words === "true";
  if (control === "words") return linesOf(words);
  if (control === "place") return known?.["text"] === words ? known : { text: words };
  if (control === "profiles") {
    const profiles = /** @type {Json[]} */ (known ?? []);
    return linesOf(words).map((line) => profiles.find((one) => shownText([one]) === line) ?? { url: line });
  }
  return words;
}

/** A value as one writes it: a list is one item a line, an entry its words. @param {any} value @returns {string} */
export function shownText(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "true" : "";
  if (Array.isArray(value)) return value.map(itemText).join("\n");
  if (typeof value !== "object") return String(value);
  if ("text" in value) return String(value["text"]);
  return Object.entries(value).filter(([name, one]) => name !== "id" && typeof one === "string" && one)
    .map(([, one]) => one).join(", ");
}

/** @param {any} one */
function itemText(one) {
  return typeof one === "object" && one ? String(one["url"] || one["username"] || "") : String(one);
}
