/** What the page of an improvement says: the twin of web/improvement_view.py. */

import { runView } from "./view.js";
import { say } from "./words.js";

/** @typedef {import("./fold.js").Json} Json */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {ReturnType<typeof improvementView>} ImprovementView */
/** @typedef {ReturnType<typeof cardView>} Card */

const OWN_WORDS = ["all_done", "error_title", "kept_nothing"];
const TO_DECIDE = ["open", "waiting"];
/** Kinds of questions that are about no words of the CV. */
const ABOUT_NO_LINE = ["gap", "spoken"];
/** Kinds of suggestions that are taken one by one: a line that is new says what nobody judged. */
const LOOKED_AT = ["line"];
const SCORES = ["before", "now", "after"];

/** @param {Json} run `toJson` of a snapshot @param {Json} review the answer of GET /api/runs/{id}/suggestions @param {Words} words */
export function improvementView(run, review, words) {
  const own = /** @type {Words} */ ({ ...words });
  for (const name of OWN_WORDS) own[name] = words[`improved_${name}`] ?? name;
  const base = runView(run, own, "");
  const cards = ordered(run, review).map((one) => cardView(one, words));
  const taking = cards.filter((one) => one.simple).map((one) => one.id);
  const left = cards.filter((one) => one.left).length;
  return {
    ...base,
    sections: base.sections.map((/** @type {Json} */ one) => sectionView(one, cards, words)),
    scores: scores(run, review, words),
    letter: String((run["result"] ?? run["partial"])["letterId"] ?? ""),
    left,
    left_line: leftLine(cards, left, run, words),
    taking,
    take_all: taking.length > 1 ? say(words, "take_all", { count: taking.length }) : "",
  };
}

/** Every suggestion and question once, in the order of the sections; what an answer made stands behind its question. @param {Json} run @param {Json} review @returns {Json[]} */
export function ordered(run, review) {
  /** @type {Map<string, Json>} */
  const known = new Map(review["items"].map((/** @type {Json} */ one) => [one["id"], one]));
  const made = review["items"].filter(
    (/** @type {Json} */ one) => one["type"] === "suggestion" && one["question"],
  );
  return run["sections"].flatMap((/** @type {Json} */ section) => {
    const place = { section: section["id"] };
    const whole = (/** @type {Json} */ one, /** @type {string} */ kind) => (
      { ...fresh(one, kind), ...known.get(one["id"]), ...place });
    return [
      ...section["suggestions"].map((/** @type {Json} */ one) => whole(one, "suggestion")),
      ...section["questions"].flatMap((/** @type {Json} */ one) => {
        const answers = made.filter((/** @type {Json} */ each) => each["question"] === one["id"]);
        return [
          { ...whole(one, "question"), made: answers.length > 0 },
          ...answers.map((/** @type {Json} */ each) => ({ ...each, ...place })),
        ];
      }),
    ];
  });
}

/** A record that nobody has decided on, in the shape of a review's item. @param {Json} record @param {string} kind @returns {Json} */
function fresh(record, kind) {
  const asked = kind === "question" ? { answer: "" } : {};
  return { ...record, ...asked, type: kind, state: "open", current_text: record["base_text"] };
}

// -- a card --------------------------------------------------------------------------------------

/** @param {Json} item @param {Words} words */
function cardView(item, words) {
  const common = commonView(item, words);
  if (item["type"] === "question") return questionView(item, common, words);
  const { state, text } = item;
  const moved = state === "outdated" || state === "replaced";
  // An order has ids as its texts, and beside them what a person reads.
  const current = item["current_shown"] || (item["current_text"] ?? "");
  const shown = item["shown"]?.[1] ?? text;
  const asked = item["claims"].filter((/** @type {Json} */ one) => one["verdict"] !== "supported");
  const asks = asked.length > 0 && TO_DECIDE.includes(state);
  const [now, offered] = moved
    ? [[["equal", current]], [["equal", String(shown)]]] : sides(item, words);
  return {
    ...common,
    label: say(words, item["question"] ? "from_answer" : "suggestion"),
    now: now.filter((run) => run[1]),
    offered: offered.filter((run) => run[1]),
    why: String(item["reason"] ?? ""),
    note: moved ? say(words, `${state}_note`) : "",
    claims: TO_DECIDE.includes(state) ? claimsView(item, asked, words) : [],
    asks: state === "waiting",
    claims_title: asks ? say(words, state === "waiting" ? "is_it_true" : "says_more") : "",
    without: state === "waiting" ? without(text, asked) : "",
    accepted: state === "accepted" || state === "waiting",
    rejected: state === "rejected",
    decides: state !== "replaced",
    accepts: !moved,
    simple: state === "open" && asked.length === 0 && !LOOKED_AT.includes(item["kind"]),
    text: "",
    answer: "",
  };
}

/** @param {Json} item @param {ReturnType<typeof commonView>} common @param {Words} words */
function questionView(item, common, words) {
  const current = item["current_text"] ?? "";
  const answered = item["state"] === "answered";
  const barren = answered && !item["made"] && !item["pending"] && item["kind"] !== "spoken";
  return {
    ...common,
    label: say(words, "question"),
    now: current && !ABOUT_NO_LINE.includes(item["kind"]) ? [["equal", String(current)]] : [],
    offered: [],
    why: String(item["why"] ?? ""),
    note: barren ? say(words, item["remark"] || "answer_kept") : "",
    claims: [],
    asks: false,
    claims_title: "",
    without: "",
    accepted: false,
    rejected: false,
    decides: false,
    accepts: false,
    simple: false,
    text: String(item["text"]),
    answer: answered ? String(item["answer"]) : "",
  };
}

/** @param {Json} item @param {Words} words */
function commonView(item, words) {
  const checks = item["checks"] ?? [];
  const named = { count: checks.length, checks: checks.join(", ") };
  return {
    id: String(item["id"]),
    type: String(item["type"]),
    section: String(item["section"]),
    target: String(item["target"]),
    state: String(item["state"]),
    state_word: say(words, `decided_${item["state"]}`),
    place: String(item["place"] ?? ""),
    checks: checks.length ? say(words, "answers_checks", named) : "",
    left: TO_DECIDE.includes(item["state"]),
  };
}

/**
 * What stands there and what is offered, as runs: what stays, and what goes or comes. A line that
 * only moves neither goes nor comes; behind it stands whereto it moved.
 * @param {Json} item @param {Words} words @returns {[string[][], string[][]]}
 */
function sides(item, words) {
  const { diff } = item;
  if (item["kind"] !== "order") return [side(diff, "removed"), side(diff, "added")];
  /** @type {[string, string][]} */
  const lines = diff.flatMap((/** @type {[string, string]} */ [kind, text]) =>
    text.split("\n").slice(0, -1).map((one) => [kind, one]));
  const before = lines.filter(([kind]) => kind !== "added").map(([, one]) => one);
  const after = lines.filter(([kind]) => kind !== "removed").map(([, one]) => one);
  const offered = lines.filter(([kind]) => kind !== "removed").flatMap(([kind, one]) => {
    if (kind !== "added" || !before.includes(one)) return [[kind, `${one}\n`]];
    const way = after.indexOf(one) - before.indexOf(one);
    const word = way ? say(words, way < 0 ? "moved_up" : "moved_down") : "";
    return [["equal", one], ["moved", word], ["equal", "\n"]];
  });
  const now = lines.filter(([kind]) => kind !== "added")
    .map(([kind, one]) => [after.includes(one) ? "equal" : kind, `${one}\n`]);
  return [now, offered];
}

/** One side of a word diff. @param {string[][]} diff @param {string} changed */
function side(diff, changed) {
  return diff.filter((run) => run[0] === "equal" || run[0] === changed);
}

/** The words to be confirmed: alone in their text, or each by itself. @param {Json} item @param {Json[]} asked @param {Words} words */
function claimsView(item, asked, words) {
  return asked.map((one) => ({
    text: String(one["text"]),
    said: String(one["said"]),
    confirms: String(asked.length === 1 ? item["text"] : one["text"]),
    label: say(words, "confirm_label", { claim: one["text"] }),
  }));
}

/** The text with the claimed words cut out, for the person to mend. @param {string} text @param {Json[]} claims */
export function without(text, claims) {
  // Places are counted in characters, not in the halves of which JavaScript makes some of them.
  const letters = [...text];
  for (const { start, end } of [...claims].sort((one, other) => other["start"] - one["start"])) {
    letters.splice(start, end - start);
  }
  return letters.join("").split(" ").filter((part) => part).join(" ");
}

// -- sections and scores -------------------------------------------------------------------------

/** @param {Json} section @param {Card[]} cards @param {Words} words */
function sectionView(section, cards, words) {
  const own = cards.filter((one) => one.section === section["id"]);
  const left = own.filter((one) => one.left).length;
  const done = section["status"] === "completed";
  return {
    id: String(section["id"]),
    title: String(section["title"]),
    status: String(section["status"]),
    state: done && left ? say(words, "to_decide", { count: left }) : String(section["state"]),
    note: String(section["note"]),
    text: String(section["text"]),
    cards: own,
  };
}

/** @param {Json} run @param {Json} review @param {Words} words */
function scores(run, review, words) {
  const known = { ...run["partial"].scores, ...run["result"]?.scores, ...review["scores"] };
  if (!SCORES.every((name) => name in known)) return [];
  return SCORES.map((name) => ({
    name,
    label: say(words, `score_${name}`),
    total: String(known[name].overall_score),
    category: String(words[known[name].score_category] ?? known[name].score_category),
  }));
}

/** @param {Card[]} cards @param {number} left @param {Json} run @param {Words} words */
function leftLine(cards, left, run, words) {
  if (left) return say(words, "left", { count: left });
  if (!cards.length) return say(words, run["status"] === "COMPLETED" ? "nothing_to_say" : "nothing_yet");
  return say(words, "all_decided");
}
