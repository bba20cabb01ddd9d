/** The dashboard: what was done lately, kept up to date without jumping, and the upload. */

import { browserFeed } from "./feed.js";
import { isGoing } from "./fold.js";
import { byId } from "./paint.js";
import { WorkflowRecoveryBanner } from "./recovery.js";
import { refreshTimes } from "./times.js";
import { enhanceUpload } from "./upload.js";
import { pageWords, say } from "./words.js";

const words = pageWords();
const REFRESH_MILLISECONDS = 20_000;

/** @returns {WorkflowRecoveryBanner | null} */
const banner = () => document.querySelector("workflow-recovery-banner");

/** Brings a list of keyed items to what the server says; items that are the same stay. @param {Element} here @param {Element} there */
function bring(here, there) {
  /** @type {Map<string, Element>} */
  const known = new Map();
  for (const item of here.children) known.set(item.getAttribute("data-key") ?? "", item);
  const wanted = [...there.children].map((fresh) => {
    const old = known.get(fresh.getAttribute("data-key") ?? "");
    return old && sameWords(old, fresh) ? old : document.importNode(fresh, true);
  });
  if (wanted.some((item, index) => here.children[index] !== item)
    || wanted.length !== here.children.length) {
    here.replaceChildren(...wanted);
  }
}

/** Whether two items say the same; how long ago something was is written by the clock. @param {Element} one @param {Element} other */
function sameWords(one, other) {
  const plain = (/** @type {Element} */ item) => {
    const copy = /** @type {Element} */ (item.cloneNode(true));
    for (const time of copy.querySelectorAll("time")) {
      time.textContent = "";
      time.removeAttribute("title");
    }
    return copy;
  };
  return plain(one).isEqualNode(plain(other));
}

/** Puts one region of the fresh page in place of ours, item by item where it can. @param {Element} here @param {Element} there */
function sync(here, there) {
  /** @type {HTMLElement} */ (here).hidden = /** @type {HTMLElement} */ (there).hidden;
  const ours = [...here.children];
  const theirs = [...there.children];
  const alike = ours.length === theirs.length
    && ours.every((one, index) => one.tagName === theirs[index]?.tagName);
  if (!alike) {
    here.replaceChildren(...theirs.map((one) => document.importNode(one, true)));
    return;
  }
  ours.forEach((one, index) => {
    const fresh = /** @type {Element} */ (theirs[index]);
    if (one.tagName === "UL") bring(one, fresh);
    else if (!one.isEqualNode(fresh)) one.replaceWith(document.importNode(fresh, true));
  });
}

/** How to find the control that has the focus again. */
function focusedControl() {
  const form = document.activeElement?.closest("form");
  const action = form?.getAttribute("action");
  return action?.startsWith("/recovery/") ? `form[action="${CSS.escape(action)}"] button` : "";
}

/** What shows Undo in the banner of this tab. */
const putAway = () => [...banner()?.dismissed.keys() ?? []].join(",");

let readWith = putAway();
/** @type {Promise<void> | null} */
let reading = null;
let isStale = false;

/** What stood there before the server was lost. @type {{text: string, state: string} | null} */
let before = null;

/** Says that the server does not answer, in the place where saving is spoken of. @param {boolean} lost */
function showLost(lost) {
  const place = byId("saved");
  const mine = [say(words, "reconnecting"), say(words, "offline")];
  const text = place.textContent ?? "";
  if (!lost) {
    if (before && mine.includes(text)) {
      place.textContent = before.text;
      place.dataset["state"] = before.state;
    }
    before = null;
    return;
  }
  if (place.dataset["state"] === "lost" && !mine.includes(text)) return; // a draft says it already
  before ??= { text, state: place.dataset["state"] ?? "saved" };
  place.dataset["state"] = "lost";
  place.textContent = say(words, navigator.onLine ? "reconnecting" : "offline");
}

/** Reads the page anew, once more when something changed meanwhile. */
function refresh() {
  isStale = reading !== null;
  reading ??= read().finally(() => {
    reading = null;
    if (isStale) void refresh();
  });
  return reading;
}

async function read() {
  readWith = putAway();
  // What shows Undo above is not listed below as well.
  const query = new URLSearchParams(readWith ? readWith.split(",").map((id) => ["dismissed", id]) : []);
  let text = "";
  try {
    const response = await fetch(`/?${query}`, { headers: { Accept: "text/html" } });
    if (!response.ok) return showLost(true);
    text = await response.text();
  } catch {
    return showLost(true); // the next time, or when somebody looks again
  }
  showLost(false);
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const focused = focusedControl();
  for (const here of document.querySelectorAll("[data-live]")) {
    const there = fresh.getElementById(here.id);
    if (there) sync(here, there);
  }
  refreshTimes(words);
  const again = focused ? document.querySelector(focused) : null;
  if (again instanceof HTMLElement && document.activeElement === document.body) again.focus();
}

/** Puts a run back on top; the form does it without a script. @param {SubmitEvent} event */
async function putBack(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const runId = form.dataset["run"];
  if (!runId) return;
  event.preventDefault();
  try {
    const response = await fetch(`/api/recovery/${runId}/restore`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: "{}",
    });
    if (!response.ok) return form.submit();
  } catch {
    return form.submit(); // the browser then says what is wrong
  }
  await Promise.all([banner()?.load(), refresh()]);
  const card = `[data-session="${CSS.escape(runId)}"] [data-recovery="dismiss"] button`;
  const next = document.querySelector(card);
  if (next instanceof HTMLElement && document.activeElement === document.body) next.focus();
}

document.addEventListener("submit", putBack);
document.addEventListener("recovery", () => {
  if (putAway() !== readWith) void refresh();
});
browserFeed().listen({
  onFrame: (kind, data) => {
    const isQuiet = kind === "feed.run" && data["session"] && isGoing(data["run"].status);
    if (kind.startsWith("feed.") && kind !== "feed.beat" && !isQuiet) void refresh();
  },
  onConnection: (state) => {
    if (state !== "connecting") showLost(state === "lost");
  },
  onBehind: async () => true, // the banner asks, and the clock below
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void refresh();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) void refresh();
});
setInterval(() => {
  if (document.visibilityState === "visible") void refresh();
}, REFRESH_MILLISECONDS);
refreshTimes(words);
enhanceUpload(words);
