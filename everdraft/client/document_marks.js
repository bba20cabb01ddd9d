/** Where a value was read: its place on the page is marked while the value is looked at. */

import { byId } from "./paint.js";

/** Scrolls a place into its own frame, never the page. @param {Element} frame @param {Element} place */
function bringIntoFrame(frame, place) {
  const outer = frame.getBoundingClientRect();
  const inner = place.getBoundingClientRect();
  if (frame.scrollHeight <= frame.clientHeight + 1) return;
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  frame.scrollTop += inner.top - outer.top - outer.height / 3;
}

/** Marks the place of whatever value has the focus, or the pointer. */
export function followMarks() {
  const sheets = byId("sheets");
  const here = byId("here");
  const first = here.textContent;
  /** @type {Element | null} */
  let shown = null;

  /** @param {Element | null} value */
  const show = (value) => {
    if (value === shown) return;
    shown = value;
    for (const one of document.querySelectorAll("[data-marked]")) one.removeAttribute("data-marked");
    const name = value?.getAttribute("data-mark") ?? "";
    const quote = value?.getAttribute("data-quote") ?? "";
    here.textContent = quote ? `“${quote}”` : first;
    if (!name) return;
    const places = sheets.querySelectorAll(`[data-marks~="${CSS.escape(name)}"]`);
    for (const one of places) one.setAttribute("data-marked", "");
    if (places[0]) bringIntoFrame(sheets, places[0]);
  };
  /** @param {EventTarget | null} target */
  const valueOf = (target) => (target instanceof Element ? target.closest("[data-value]") : null);
  const focused = () => valueOf(document.activeElement);
  document.addEventListener("focusin", (event) => show(valueOf(event.target)));
  byId("values").addEventListener("pointerover", (event) => {
    const value = valueOf(event.target);
    if (value) show(value);
  });
  byId("values").addEventListener("pointerleave", () => show(focused()));
}
