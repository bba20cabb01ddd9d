/** A page with forms that are one draft: kept from the first letter, sent when all of it is kept. */

import { keepDraft } from "./drafts.js";
import { showSaved } from "./saved.js";
import { clock, refreshTimes } from "./times.js";
import { pageWords, say } from "./words.js";

const words = pageWords();

/** A form sent by script does not say which button was pressed; a hidden field does. @param {HTMLButtonElement | null} button */
function sayWhich(button) {
  const form = button?.form;
  if (!form) return;
  form.querySelector("input[data-pressed]")?.remove();
  if (!button.name) return;
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: button.name, value: button.value });
  field.dataset["pressed"] = "";
  form.append(field);
}
/** One form, or a part of the page with several. @type {HTMLElement | null} */
const part = document.querySelector("[data-draft]");
const saved = document.getElementById("saved");

refreshTimes(words);
if (saved?.dataset["at"]) saved.textContent = say(words, "saved", { time: clock(saved.dataset["at"]) });
if (part) {
  const refusal = document.getElementById("refusal");
  const line = refusal?.querySelector('[data-slot="message"]');
  const draft = keepDraft(part, {
    onState: (state) => showSaved(words, state),
    onBlocked: () => {
      if (line) line.textContent = say(words, "no_answer");
      if (refusal) refusal.hidden = false;
    },
  });
  part.addEventListener("draftfilled", () => {
    for (const one of part.querySelectorAll("details")) {
      one.open ||= [...one.querySelectorAll("textarea")].some(({ value, dataset }) => value !== (dataset["known"] ?? ""));
    }
  });
  part.addEventListener("submit", (event) => {
    event.preventDefault();
    if (refusal) refusal.hidden = true;
    sayWhich(/** @type {HTMLButtonElement | null} */ (event.submitter));
    void draft.submit(/** @type {HTMLFormElement} */ (event.target));
  });
}
