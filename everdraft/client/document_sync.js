/** Brings the page to what the server renders now, and leaves alone what somebody is typing. */

import { byId } from "./paint.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/**
 * @typedef {object} Rules
 * @property {(target: string) => boolean} isBusy something of this target is typed or on its way
 * @property {(control: Control) => boolean} isClean
 * @property {(value: Element) => Control | null} controlOf
 */

/** The keys of values and entries in their order: what decides whether the page has the same parts. @param {ParentNode} node */
function shapeOf(node) {
  return [...node.querySelectorAll("[data-key]")].map((one) => one.getAttribute("data-key")).join("\n");
}

/** @param {Control} control */
const isFlag = (control) => control instanceof HTMLInputElement && control.type === "checkbox";

/** What the server says of a control. @param {Control} control */
function said(control) {
  return control instanceof HTMLInputElement && isFlag(control)
    ? String(control.defaultChecked)
    : control.defaultValue;
}

/** @param {Control} control @param {Control} fresh */
function take(control, fresh) {
  if (control instanceof HTMLInputElement && fresh instanceof HTMLInputElement && isFlag(control)) {
    control.defaultChecked = fresh.defaultChecked;
    control.checked = fresh.defaultChecked;
  } else {
    control.defaultValue = fresh.defaultValue;
    if (control.value !== fresh.defaultValue) control.value = fresh.defaultValue;
  }
}

/** Puts a part of the fresh page in place of ours, where it differs. @param {Element} here @param {Element} there */
function exchange(here, there) {
  if (here.isEqualNode(there)) return;
  here.replaceChildren(...[...there.childNodes].map((one) => document.importNode(one, true)));
  for (const name of here.getAttributeNames()) if (!there.hasAttribute(name)) here.removeAttribute(name);
  for (const { name, value } of there.attributes) here.setAttribute(name, value);
}

/**
 * True when the page now shows all that the server has; false when somebody else changed what is
 * being typed on here: then the older revision is what the words are built on.
 * @param {Document} fresh @param {Rules} rules
 */
export function syncPage(fresh, rules) {
  const values = byId("values");
  const freshValues = fresh.getElementById("values");
  if (!freshValues) return false;
  const isWhole = shapeOf(values) === shapeOf(freshValues)
    ? syncValues(values, freshValues, rules)
    : replaceValues(values, freshValues, rules);
  const inUnread = byId("unread").contains(document.activeElement);
  for (const id of ["tally", "unread", "versions"]) {
    const there = fresh.getElementById(id);
    if (there) exchange(byId(id), there);
  }
  if (inUnread && document.activeElement === document.body) byId("unread").focus();
  return isWhole;
}

/** @param {Element} values @param {Element} fresh @param {Rules} rules */
function syncValues(values, fresh, rules) {
  let isWhole = true;
  const theirs = fresh.querySelectorAll("[data-value]");
  values.querySelectorAll("[data-value]").forEach((here, index) => {
    const there = theirs[index];
    const control = rules.controlOf(here);
    const other = there && rules.controlOf(there);
    if (!there || !control || !other) return;
    const target = here.getAttribute("data-value") ?? "";
    if (rules.isClean(control) || (!rules.isBusy(target) && control.value === other.defaultValue)) {
      take(control, other);
    } else if (!rules.isBusy(target)) take(control, other);
    else if (said(control) !== said(other)) isWhole = false;
    exchangeAll(here, there, [":scope > .value__note", ":scope > .value__trace", ":scope > .held"]);
    const known = there.getAttribute("data-known");
    if (known) here.setAttribute("data-known", known);
  });
  exchangeAll(values, fresh, [".entry__title"]);
  return isWhole;
}

/** @param {Element} here @param {Element} there @param {string[]} selectors */
function exchangeAll(here, there, selectors) {
  for (const selector of selectors) {
    const ours = here.querySelectorAll(selector);
    const theirs = there.querySelectorAll(selector);
    ours.forEach((one, index) => {
      const other = theirs[index];
      if (other) exchange(one, other);
      else one.remove();
    });
    for (const other of [...theirs].slice(ours.length)) here.append(document.importNode(other, true));
  }
}

/** Entries came or went: the values are laid out anew, with what is being typed still in them. @param {Element} values @param {Element} fresh @param {Rules} rules */
function replaceValues(values, fresh, rules) {
  /** @type {Map<string, {node: Element, text: string}>} */
  const typedIn = new Map();
  let isWhole = true;
  for (const here of values.querySelectorAll("[data-value]")) {
    const control = rules.controlOf(here);
    const target = here.getAttribute("data-value") ?? "";
    const open = here.querySelector(":scope > .clash, :scope > .value__problem");
    if (control && (open || (!rules.isClean(control) && rules.isBusy(target)))) {
      typedIn.set(target, { node: here, text: said(control) });
    }
  }
  const focus = focusedPlace();
  const lines = new Map(newLines(values).map((one) => [one.dataset["draftName"], one.value]));
  values.replaceChildren(...[...fresh.childNodes].map((one) => document.importNode(one, true)));
  for (const one of newLines(values)) one.value = lines.get(one.dataset["draftName"]) ?? one.value;
  for (const there of values.querySelectorAll("[data-value]")) {
    const kept = typedIn.get(there.getAttribute("data-value") ?? "");
    const control = rules.controlOf(there);
    if (!kept || !control) continue;
    if (kept.text !== said(control)) isWhole = false;
    there.replaceWith(kept.node);
  }
  focus();
  return isWhole;
}

/** The boxes of lines that are not added yet. @param {Element} values @returns {HTMLInputElement[]} */
const newLines = (values) => [...values.querySelectorAll("input[data-draft-name]")]
  .map((one) => /** @type {HTMLInputElement} */ (one));

/** Remembers what has the focus; gives the way back to it, or to its nearest neighbour. */
function focusedPlace() {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !byId("values").contains(active)) return () => {};
  const { id } = active;
  const label = active.getAttribute("aria-label");
  const keys = [...document.querySelectorAll("#values [data-key]")].map((one) => one.getAttribute("data-key"));
  const key = active.closest("[data-key]")?.getAttribute("data-key") ?? "";
  const selection = active instanceof HTMLTextAreaElement ? active.selectionStart : null;
  return () => {
    let next = id ? document.getElementById(id) : null;
    const part = (/** @type {string | null} */ name) =>
      document.querySelector(`#values [data-key="${CSS.escape(name ?? "")}"]`);
    if (!next && label) next = part(key)?.querySelector(`[aria-label="${CSS.escape(label)}"]`) ?? null;
    for (let place = keys.indexOf(key); !next && place >= 0; place -= 1) {
      next = part(keys[place] ?? "")?.querySelector("input:not([type=hidden]), textarea, button") ?? null;
    }
    next?.focus({ preventScroll: true });
    if (next instanceof HTMLTextAreaElement && selection !== null) next.setSelectionRange(selection, selection);
  };
}
