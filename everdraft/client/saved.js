/** Saying how it stands with saving ("Saved 14:03", "Saving…"), in the one place every page has. */

import { byId } from "./paint.js";
import { clock } from "./times.js";
import { say } from "./words.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./outbox.js").State} State */

/** The words of a state; empty when nothing was saved yet. @param {Words} words @param {State} state */
export function savedWords(words, { state, at, message }) {
  if (state === "saving") return say(words, "saving");
  if (state === "offline") return say(words, "offline_kept");
  if (state === "unanswered") return say(words, "unanswered_kept");
  if (state === "device") return say(words, "device_only");
  if (state === "unsaved") return say(words, "not_saved", { reason: message || say(words, "no_reply") });
  return at ? say(words, "saved", { time: clock(at) }) : "";
}

/** Of several states the one to be said: what may be lost, then what is on its way to this device, then what is kept here alone; none when all is saved. @param {State[]} states @returns {State | undefined} */
export function latest(states) {
  const late = states.filter((one) => one.state !== "saved");
  const named = (/** @type {State["state"]} */ name) => late.find((one) => one.state === name);
  return named("unsaved") ?? named("saving") ?? late[0];
}

/** Shows them where the page speaks of saving; what is lost or late stands out. @param {Words} words @param {State} state */
export function showSaved(words, state) {
  const place = byId("saved");
  const text = savedWords(words, { ...state, at: state.at || (place.dataset["at"] ?? "") });
  place.dataset["state"] = ["saved", "saving"].includes(state.state) ? state.state : "lost";
  if (place.textContent !== text) place.textContent = text;
}
