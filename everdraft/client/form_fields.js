/** What stands in the fields of a form: as it came, as it is now, and filled in again. */

/** Texts by their fields; null: the field is as if nobody had typed. @typedef {Record<string, string | null>} Changes */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** The controls of a form, or those (also hidden ones) that say their name in a draft. @param {HTMLElement} root @returns {[string, Control][]} */
export function controls(root) {
  const found = /** @type {Control[]} */ ([...root.querySelectorAll("input, textarea, select")]);
  return found
    .filter((one) => one.type !== "file" && (one.type !== "hidden" || one.dataset["draftName"]))
    .map((one) => /** @type {[string, Control]} */ (
      [one.dataset["draftName"] ?? (root instanceof HTMLFormElement ? one.name : ""), one]))
    .filter(([name]) => name);
}

/** Whether something that nobody types goes with the form's draft. @param {HTMLElement} root */
export function hasHidden(root) {
  return controls(root).some(([, one]) => one.type === "hidden");
}

/** @param {Control} control */
function isPicked(control) {
  return ["radio", "checkbox"].includes(control.type);
}

/** What is typed and not known already (`data-known`). @param {HTMLElement} root @returns {Record<string, string>} */
export function typedInto(root) {
  return texts(root, (one) => (isPicked(one) ? /** @type {HTMLInputElement} */ (one).checked : true), (one) => one.value);
}

/** The same of the form as the page came with it. @param {HTMLElement} root */
export function cameWith(root) {
  return texts(root, (one) => (isPicked(one) ? /** @type {HTMLInputElement} */ (one).defaultChecked : true), firstValue);
}

/** @param {HTMLElement} root @param {(one: Control) => boolean} counts @param {(one: Control) => string} valueOf @returns {Record<string, string>} */
function texts(root, counts, valueOf) {
  const named = controls(root).filter(([, one]) => counts(one) && valueOf(one) !== one.dataset["known"]);
  return Object.fromEntries(named.map(([name, one]) => [name, valueOf(one)]));
}

/** @param {Control} control @returns {string} */
function firstValue(control) {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    return (options.find((one) => one.defaultSelected) ?? options[0])?.value ?? "";
  }
  return isPicked(control) ? control.value : control.defaultValue;
}

/** What stands in a form and is not what the page came with. A browser that goes back fills in what was sent already. @param {HTMLElement} root @returns {Record<string, string>} */
export function typedEarly(root) {
  const [way] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (way?.type === "back_forward") return {};
  const changed = controls(root).filter(([, one]) => {
    if (one instanceof HTMLSelectElement) return !one.selectedOptions[0]?.defaultSelected && one.selectedIndex > 0;
    if (isPicked(one)) {
      const box = /** @type {HTMLInputElement} */ (one);
      return box.checked && !box.defaultChecked;
    }
    return one.value !== one.defaultValue;
  });
  return Object.fromEntries(changed.map(([name, one]) => [name, one.value]));
}

/**
 * Every field of a form. A box that is not ticked says so; a field in which nothing is typed is null.
 * @param {HTMLElement} root @param {Record<string, string>} typed @returns {Changes}
 */
export function fieldsOf(root, typed) {
  return Object.fromEntries(controls(root).map(
    ([name, one]) => [name, typed[name] ?? (one.type === "checkbox" ? "" : null)]));
}

/** @param {HTMLElement} root @param {Changes} typed */
export function fill(root, typed) {
  for (const [name, control] of controls(root)) {
    const value = typed[name];
    if (value === undefined) continue;
    if (isPicked(control)) {
      /** @type {HTMLInputElement} */ (control).checked = control.value === value;
    } else {
      control.value = value ?? control.dataset["known"] ?? "";
    }
  }
}
