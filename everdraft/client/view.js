/** What the run page says: the twin of web/views.py, so that server and client show one page. */

import { say } from "./words.js";
import { isGoing } from "./fold.js";

/** @typedef {import("./fold.js").Json} Json */
/** @typedef {import("./fold.js").Section} Section */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {{text: string, page: string}} Quote */
/**
 * @typedef {object} Group findings of one check that say the same
 * @property {string} severity
 * @property {string} word
 * @property {string} title
 * @property {string} why
 * @property {string} fix
 * @property {Quote[]} quotes
 * @property {Quote[]} rest
 * @property {string} more
 */
/** @typedef {ReturnType<typeof runView>} View */

const QUOTES_SHOWN = 3;

/** @type {Record<string, string[]>} */
const COMMANDS = {
  PENDING: ["pause", "cancel"],
  IN_PROGRESS: ["pause", "cancel"],
  PAUSED: ["resume", "cancel"],
  ERROR: ["retry", "cancel"],
  CANCELLED: ["again"],
  COMPLETED: [],
};

/**
 * @param {Json} run `toJson` of a snapshot
 * @param {Words} words
 * @param {string} writer who writes the text: "rules", or a model
 */
export function runView(run, words, writer) {
  const done = run.sections.filter((/** @type {Section} */ one) => one.status === "completed").length;
  return {
    status: String(run.status),
    going: isGoing(run.status),
    commands: commands(run),
    line: line(run, done, words),
    waiting: waiting(run, words),
    count: count(run, done, words),
    done,
    planned: Number(run.sections.length),
    notice: notice(run, done, words),
    lead: lead(run, words),
    score: score(run, words),
    without_model: Object.values(run.result?.without_model ?? {}).join(" "),
    sections: sections(run, words, writer),
  };
}

/** What the person can do now; a retry only where it can help. @param {Json} run */
function commands(run) {
  const helps = run.error?.retryable ?? true;
  return (COMMANDS[run.status] ?? []).filter((one) => one !== "retry" || helps);
}

/** @param {Json} run @param {number} done @param {Words} words */
function line(run, done, words) {
  if (!isGoing(run.status)) return say(words, run.status);
  if (run.waiting) return say(words, "waiting_for_model");
  if (run.queuePosition && run.status === "PENDING") return inLine(run.queuePosition, words);
  const active = run.sections.find((/** @type {Section} */ one) => one.id === run.activeSection);
  if (active) return say(words, "now_checking", { section: active.title });
  return say(words, done ? "IN_PROGRESS" : "starting");
}

/** The place of a run that waits to be taken up: "Third in line". @param {number} place @param {Words} words */
export function inLine(place, words) {
  const name = `in_line_${place}`;
  return name in words ? say(words, name) : say(words, "in_line", { place });
}

/** Why the model is waited for, and when it is asked again. @param {Json} run @param {Words} words */
function waiting(run, words) {
  if (!run.waiting || !isGoing(run.status)) return null;
  return { reason: reasonWords(run.waiting.reason, words), until: String(run.waiting.until) };
}

/** Why a run rests or waits, in a sentence; empty for a reason that has none. @param {string} reason @param {Words} words */
export const reasonWords = (reason, words) => (reason in words ? say(words, reason) : "");

/** @param {Json} run @param {number} done @param {Words} words */
function count(run, done, words) {
  const planned = run.sections.length;
  if (!planned) return "";
  if (run.status === "COMPLETED") return say(words, "all_done", { count: planned });
  return say(words, "sections_done", { count: done, planned });
}

/** @param {Json} run @param {number} done @param {Words} words */
function notice(run, done, words) {
  if (isGoing(run.status) || run.status === "COMPLETED") return null;
  const planned = run.sections.length;
  const written = run.sections.some((/** @type {Json} */ section) => section.text);
  const nothingDone = say(words, written ? "kept_words" : "kept_nothing");
  const kept = done ? say(words, "kept", { count: done, planned }) : nothingDone;
  if (run.status === "PAUSED") {
    const sentences = [...budget(run, words), kept, say(words, "costs_nothing")];
    return { title: say(words, "paused_title"), sentences, action: "", pastes: false };
  }
  if (run.status === "CANCELLED") {
    const sentences = done ? [kept, say(words, "cancelled_kept")] : [kept];
    return { title: say(words, "cancelled_title"), sentences, action: "", pastes: false };
  }
  const error = run.error ?? {};
  const sentences = [error.message ?? "", kept];
  if (error.retryable ?? true) {
    // An error gives back what was held: a retry reserves it again.
    const price = Number(run.price ?? 0);
    sentences.push(price ? say(words, "costs_again", { count: price }) : say(words, "costs_nothing"));
  }
  return {
    title: say(words, "error_title"),
    sentences: sentences.filter((one) => one),
    action: String(error.action ?? ""),
    pastes: wantsAdvert(run),
  };
}

/** Whether the run ended before its advert was read, and a paste would do. @param {Json} run */
function wantsAdvert(run) {
  const advert = run.sections.find((/** @type {Json} */ section) => section.id === "advert");
  return Boolean(run.input?.jobUrl) && advert?.status !== "completed";
}

/** Why a budget rests the run, and when it goes on. @param {Json} run @param {Words} words */
function budget(run, words) {
  const { reason, goesOnAt: at } = run;
  if (!reason.startsWith("budget_")) return [];
  // The moment is a midnight of UTC, and is said as it was decided.
  const time = `${at.slice(0, 10)} ${at.slice(11, 16)}`;
  return [say(words, reason), at ? say(words, "goes_on_at", { time }) : say(words, "goes_on_never")];
}

/** @param {Json} run @param {Words} words */
function lead(run, words) {
  const report = run.result ?? run.partial;
  const top = report.top_fix;
  if (!top) return null;
  const finding = (report.findings ?? []).find((/** @type {Json} */ one) => one.id === top.id) ?? {};
  const id = finding.section || "file";
  const section = run.sections.find((/** @type {Section} */ one) => one.id === id);
  return {
    title: top.title,
    quote: top.quote,
    fix: top.fix,
    why: finding.why ?? "",
    worth: top.points > 0 ? say(words, "worth", { count: top.points }) : "",
    section: section ? section.id : "",
    see: section ? say(words, "see_in", { section: section.title }) : "",
  };
}

/** @param {Json} run @param {Words} words */
function score(run, words) {
  const report = run.result ?? run.partial;
  if (!("score_category" in report)) return null;
  return {
    total: String(report.overall_score),
    category: words[report.score_category] ?? report.score_category,
    sentence: report.main_roast ?? "",
    machines: say(words, "for_machines", { score: report.ats_score }),
    parts: (report.score_parts ?? []).map((/** @type {Json} */ part) => ({
      title: part.title,
      text: say(words, "part_points", {
        points: number(part.points, words), maximum: number(part.maximum, words),
      }),
      points: part.points,
      maximum: part.maximum,
    })),
  };
}

/** @param {number} value @param {Words} words */
const number = (value, words) => String(value).replace(".", String(words["decimal"]));

/** @param {Json} run @param {Words} words @param {string} writer */
function sections(run, words, writer) {
  const seen = new Set([0, 1]);
  return run.sections.map((/** @type {Section} */ one) => {
    const continued = !seen.has(one.attempt);
    seen.add(one.attempt);
    return sectionView(one, run, words, writer, continued);
  });
}

/** @param {Section} section @param {Json} run @param {Words} words @param {string} writer @param {boolean} continued */
function sectionView(section, run, words, writer, continued) {
  const piece = section.result.resume_sections?.[0] ?? {};
  const groups = grouped(section.findings, words);
  const goods = piece.good_things ?? [];
  // Without a model the text says the good things and the findings again: it stands for the
  // good things where there is nothing else, and is folded away below the findings.
  const repeats = writer === "rules" && section.status === "completed";
  const folds = repeats && groups.length > 0;
  return {
    id: section.id,
    title: section.title || section.id,
    status: section.status,
    state: sectionState(section, piece, run.status, words),
    note: continued ? say(words, "continued") : "",
    text: folds ? "" : section.text,
    folded: folds ? section.text : "",
    goods: repeats && !folds ? [] : goods,
    groups,
  };
}

/** @param {Section} section @param {Json} piece @param {string} status @param {Words} words */
function sectionState(section, piece, status, words) {
  if (section.status === "completed") {
    const score = piece.score ?? section.result.overall_score;
    if (score !== undefined) return say(words, "section_score", { score });
    return say(words, "section_completed");
  }
  if (section.status === "active") return say(words, isGoing(status) ? "section_active" : status);
  return say(words, status === "CANCELLED" ? "section_kept" : "section_waiting");
}

/** Findings of one check that say the same become one, with all their quotes. @param {Json[]} findings @param {Words} words @returns {Group[]} */
function grouped(findings, words) {
  /** @type {Map<string, Json[]>} */
  const groups = new Map();
  for (const one of findings) {
    const key = JSON.stringify([one.check, one.title ?? "", one.fix ?? ""]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((same) => group(same, words));
}

/** @param {Json[]} same @param {Words} words @returns {Group} */
function group(same, words) {
  const first = same[0] ?? {};
  const quotes = same.filter((one) => one.quote).map((one) => ({
    text: one.quote,
    // What has no page was not read in the CV: it is a fact about the file.
    page: one.page ? say(words, "page", { page: one.page }) : "",
  }));
  const hidden = quotes.length - QUOTES_SHOWN;
  return {
    severity: first.severity,
    word: first.severity_word ?? "",
    title: first.title ?? "",
    why: first.why ?? "",
    fix: first.fix ?? "",
    quotes: quotes.slice(0, QUOTES_SHOWN),
    rest: quotes.slice(QUOTES_SHOWN),
    more: hidden > 0 ? say(words, "more_quotes", { count: hidden }) : "",
  };
}
