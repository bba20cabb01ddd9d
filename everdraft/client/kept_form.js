/** A page with one form: kept from the first letter, and sent when all of it is kept. */

import { keepDraft } from "./drafts.js";
import { showSaved } from "./saved.js";
import { clock, refreshTimes } from "./times.js";
import { pageWords, say } from "./words.js";

const words = pageWords();
const form = document.getElementById("wish");
const saved = document.getElementById("saved");

refreshTimes(words);
if (saved?.dataset["at"]) saved.textContent = say(words, "saved", { time: clock(saved.dataset["at"]) });
if (form instanceof HTMLFormElement) {
  const refusal = document.getElementById("refusal");
  const line = refusal?.querySelector('[data-slot="message"]');
  const draft = keepDraft(form, {
    onState: (state) => showSaved(words, state),
    onBlocked: () => {
      if (line) line.textContent = say(words, "no_answer");
      if (refusal) refusal.hidden = false;
    },
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (refusal) refusal.hidden = true;
    void draft.submit();
  });
}
