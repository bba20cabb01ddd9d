/** Moments as a reader counts them: in their own time zone, and how long ago. */

import { say } from "./words.js";

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [["year", 31_536_000], ["month", 2_592_000], ["week", 604_800], ["day", 86_400],
  ["hour", 3600], ["minute", 60]];
const JUST_NOW_SECONDS = 45;

const language = () => document.documentElement.lang || "en";

/** The time of day: "14:03". @param {string} at */
export function clock(at) {
  const options = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return new Intl.DateTimeFormat(language(), options).format(new Date(at));
}

/** A moment to come: the time of day, and the day where it is another one. @param {string} at */
export function moment(at) {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  /** @type {Intl.DateTimeFormatOptions} */
  const clockOnly = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  /** @type {Intl.DateTimeFormatOptions} */
  const withDay = { dateStyle: "long", timeStyle: "short" };
  return new Intl.DateTimeFormat(language(), today ? clockOnly : withDay).format(date);
}

/** How long it is since: "5 minutes ago". @param {string} at @param {number} now milliseconds @param {string} justNow */
export function ago(at, now, justNow) {
  const seconds = (new Date(at).getTime() - now) / 1000;
  if (Math.abs(seconds) < JUST_NOW_SECONDS) return justNow;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= 0.95 * size) ?? ["minute", 60];
  const count = Math.round(seconds / length) || Math.sign(seconds);
  return new Intl.RelativeTimeFormat(language()).format(count, unit);
}

/** Writes every moment of the page anew. @param {import("./words.js").Words} words */
export function refreshTimes(words) {
  const justNow = say(words, "just_now");
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const at = time.getAttribute("datetime") ?? "";
    const text = ago(at, Date.now(), justNow);
    if (time.textContent !== text) time.textContent = text;
    const full = new Intl.DateTimeFormat(language(), { dateStyle: "long", timeStyle: "short" });
    time.setAttribute("title", full.format(new Date(at)));
  }
  for (const time of document.querySelectorAll("time[data-when][datetime]:not([datetime=''])")) {
    const text = moment(time.getAttribute("datetime") ?? "");
    if (time.textContent !== text) time.textContent = text;
  }
}
