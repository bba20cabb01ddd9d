/** What the banner "Continue Your Work" says: the twin of web/cards.py. */

import { isGoing } from "./fold.js";
import { inLine } from "./view.js";
import { say } from "./words.js";

/** @typedef {import("./fold.js").Json} Json */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {ReturnType<typeof cardView>} Card */

const NEAR_MILLISECONDS = 7 * 86_400_000;

/** @param {Json} one @param {Json} other */
function newestFirst(one, other) {
  const [ours, theirs] = [one, other].map(({ lastActive, id }) => `${lastActive} ${id}`);
  return String(ours) < String(theirs) ? 1 : -1;
}

/**
 * @param {Json} state GET /api/recovery/list, and `dismissed` sessions whose places show Undo
 * @param {Words} words
 * @param {number} now milliseconds
 */
export function bannerView(state, words, now) {
  const sessions = [...state.sessions, ...(state.dismissed ?? [])].sort(newestFirst);
  const counts = /** @type {[string, number][]} */ (Object.entries(state.counts));
  const going = counts.reduce((sum, [status, count]) => sum + (isGoing(status) ? count : 0), 0);
  const waiting = state.count - going;
  const cards = sessions.map((one) => cardView(one, words, now));
  const shown = Number(state.sessions.length);
  return {
    hidden: cards.length === 0,
    waiting: cards.filter((card) => !card.going),
    going: cards.filter((card) => card.going),
    waitingSentence: waiting ? say(words, "waiting_for_you", { count: waiting }) : "",
    goingSentence: going ? say(words, "going_by_itself", { count: going }) : "",
    rest: state.count > shown ? say(words, "newest_shown", { shown, count: state.count }) : "",
    many: state.count > 1,
  };
}

/** @param {Json} session @param {Words} words @param {number} now milliseconds */
export function cardView(session, words, now) {
  const title = String(session.resumeTitle);
  const kind = String(words[`kind_${session.type}`] ?? session.type);
  const role = roleWords(session.metadata, words);
  const name = `${title}, ${kind} ${role}`.trim();
  const until = String(session.keptUntil ?? "");
  return {
    id: String(session.id),
    url: String(session.recoveryUrl),
    dismissed: Boolean(session.dismissed),
    title,
    kind,
    role,
    status: String(session.status),
    word: word(session, words),
    going: isGoing(session.status),
    opens: !session.canRecover,
    at: String(session.lastActive),
    reason: String(session.error?.message || session.reason),
    when: when(session, words),
    kept: kept(session.summary, words),
    progress: Number(session.progress),
    percent: say(words, "card_percent", { percent: Math.floor(session.progress * 100 + 0.5) }),
    until,
    near: until !== "" && new Date(until).getTime() - now <= NEAR_MILLISECONDS,
    labels: {
      name,
      bar: say(words, "card_bar", { title: name }),
      resume: say(words, "continue_title", { title: name }),
      dismiss: say(words, "dismiss_title", { title: name }),
      restore: say(words, "undo_title", { title: name }),
      gone: say(words, "put_away", { title }),
    },
  };
}

/** @param {Json} metadata @param {Words} words */
function roleWords(metadata, words) {
  const names = [metadata.targetRole, metadata.jobTitle, metadata.companyName].filter(Boolean);
  return names.length ? say(words, "card_role", { role: names.join(", ") }) : "";
}

/** What it is now: its place in the line, that it waits for the model, or its status. @param {Json} session @param {Words} words */
function word(session, words) {
  const { queuePosition, status, goesOnAt } = session;
  if (queuePosition && status === "PENDING") return inLine(queuePosition, words);
  return say(words, status === "IN_PROGRESS" && goesOnAt ? "waiting_for_model" : status);
}

/** When it goes on by itself, or the model is asked again. @param {Json} session @param {Words} words */
function when({ goesOnAt, status }, words) {
  if (!goesOnAt || !["IN_PROGRESS", "PAUSED"].includes(status)) return null;
  const waits = status === "IN_PROGRESS";
  return { words: say(words, waits ? "tried_next" : "goes_on_by_itself"), at: String(goesOnAt) };
}

/** @param {Json} summary @param {Words} words */
function kept(summary, words) {
  const planned = summary.sectionsPlanned ?? 0;
  if (!planned) return say(words, "card_nothing");
  const sections = say(words, "sections_done", { count: summary.sectionsDone ?? 0, planned });
  const saved = say(words, "card_words", { count: summary.words ?? 0 });
  return say(words, "card_kept", { sections, saved });
}
