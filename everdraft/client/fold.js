/**
 * Events to snapshot, exactly as runs/fold.py does it: both pass tests/vectors/fold.json.
 *
 * A snapshot is a plain object that `apply` advances by one event. What happens to a section that
 * is started again: its partial text, findings, suggestions and questions are dropped and it begins
 * anew; a section that was completed is never touched again.
 */

/** @typedef {Record<string, any>} Json */
/**
 * @typedef {object} RunEvent
 * @property {number} v
 * @property {number} seq
 * @property {string} type
 * @property {string} at
 * @property {number} attempt
 * @property {string} [section]
 */
/**
 * @typedef {object} Section
 * @property {string} id
 * @property {string} title
 * @property {"waiting" | "active" | "completed"} status
 * @property {number} attempt
 * @property {string} text
 * @property {Json[]} findings
 * @property {Json[]} suggestions
 * @property {Json[]} questions
 * @property {Json} result
 * @property {Json | null} usage
 */
/**
 * @typedef {object} Snapshot
 * @property {number} seq
 * @property {string | null} status
 * @property {number} attempt
 * @property {string} kind
 * @property {string} title
 * @property {string} writer
 * @property {string} createdAt
 * @property {string} updatedAt
 * @property {Map<string, Section>} sections
 * @property {string} activeSection
 * @property {number} progress
 * @property {Json[]} answers
 * @property {Json[]} findings those that belong to no section
 * @property {Json | null} waiting
 * @property {string} reason
 * @property {string} goesOnAt
 * @property {Json | null} usage
 * @property {Json | null} error
 * @property {Json | null} result
 */

export const VERSION = 1;

const WORK = [
  "section.started", "section.restarted", "section.completed", "delta", "finding", "suggestion",
  "question", "answer", "progress", "step.completed", "run.waiting",
];

/** Statuses and the events that may follow; the table of runs/states.py. @type {Record<string, Record<string, string>>} */
const TRANSITIONS = {
  NONE: { "run.created": "PENDING" },
  PENDING: {
    "run.started": "IN_PROGRESS", "run.paused": "PAUSED", "run.cancelled": "CANCELLED",
    "run.error": "ERROR",
  },
  IN_PROGRESS: {
    ...Object.fromEntries(WORK.map((kind) => [kind, "IN_PROGRESS"])),
    "run.started": "IN_PROGRESS", "run.paused": "PAUSED", "run.error": "ERROR",
    "run.cancelled": "CANCELLED", "run.completed": "COMPLETED",
  },
  PAUSED: { answer: "PAUSED", "run.resumed": "PENDING", "run.cancelled": "CANCELLED" },
  ERROR: { "run.resumed": "PENDING", "run.cancelled": "CANCELLED" },
  COMPLETED: {},
  CANCELLED: {},
};

/** Every kind of event: an EventSource hears only the names it is told. */
export const KINDS = [...WORK, "run.created", "run.started", "run.paused", "run.resumed",
  "run.error", "run.cancelled", "run.completed"];

/** @param {string | null} status */
export const isTerminal = (status) => status === "COMPLETED" || status === "CANCELLED";
/** @param {string | null} status */
export const isGoing = (status) => status === "PENDING" || status === "IN_PROGRESS";

/** The event cannot follow here. */
export class IllegalMove extends Error {}

/** A run before its first event. @returns {Snapshot} */
export function empty() {
  return {
    seq: 0, status: null, attempt: 0, kind: "", title: "", writer: "", createdAt: "", updatedAt: "",
    sections: new Map(), activeSection: "", progress: 0, answers: [], findings: [], waiting: null,
    reason: "", goesOnAt: "", usage: null, error: null, result: null,
  };
}

/**
 * The snapshot behind a wire form (`toJson`, or GET /api/runs/{id}, which numbers it `lastEventId`
 * and `attempts`): events that follow may be applied to it.
 * @param {Json} state
 * @returns {Snapshot}
 */
export function restore(state) {
  const sections = new Map(state.sections.map(
    (/** @type {Section} */ one) => [one.id, structuredClone(one)],
  ));
  const inSections = state.sections.reduce(
    (/** @type {number} */ sum, /** @type {Section} */ one) => sum + one.findings.length, 0,
  );
  const all = state.partial.findings ?? [];
  return {
    seq: state.seq ?? state.lastEventId,
    status: state.status,
    attempt: state.attempt ?? state.attempts,
    kind: state.kind,
    title: state.title,
    writer: state.writer ?? "",
    createdAt: state.createdAt,
    updatedAt: state.updatedAt,
    sections,
    activeSection: state.activeSection,
    progress: state.progress,
    answers: [...state.answers],
    findings: all.slice(0, Math.max(0, all.length - inSections)),
    waiting: state.waiting,
    reason: state.reason,
    goesOnAt: state.goesOnAt,
    usage: state.usage,
    error: state.error,
    result: state.result,
  };
}

/**
 * Advances the snapshot by one event. Throws IllegalMove, and then changes nothing.
 * @param {Snapshot} snapshot
 * @param {RunEvent & Json} event
 */
export function apply(snapshot, event) {
  const status = check(snapshot, event);
  snapshot.status = status;
  snapshot.seq = event.seq;
  snapshot.attempt = event.attempt;
  snapshot.updatedAt = event.at;
  if (TELLS_USAGE.has(event.type) && event.usage) {
    snapshot.usage = withUsage(snapshot.usage, event.usage);
  }
  foldKind(snapshot, event);
}

/** A section's end tells what its calls took; a rest, what the calls of an unfinished one took. */
const TELLS_USAGE = new Set(["section.completed", "run.paused", "run.error"]);

/**
 * Both together; one call of unknown price leaves the price of all unknown.
 * @param {Json | null} total
 * @param {Json} more
 */
function withUsage(total, more) {
  const before = total ?? { tokens: 0, costUsd: 0, calls: 0 };
  const tokens = (more.inputTokens ?? 0) + (more.outputTokens ?? 0);
  const cost = tokens ? more.costUsd ?? null : 0;
  return {
    tokens: before.tokens + tokens,
    costUsd: cost === null || before.costUsd === null ? null : before.costUsd + cost,
    calls: before.calls + (more.calls ?? 0),
  };
}

const IN_SECTION = new Set(["delta", "suggestion", "question", "section.completed"]);

/**
 * @param {Snapshot} snapshot
 * @param {RunEvent} event
 * @returns {string} the status after the event
 */
function check(snapshot, event) {
  const { seq, type, attempt } = event;
  const id = event.section ?? "";
  const status = TRANSITIONS[snapshot.status ?? "NONE"]?.[type];
  if (status === undefined) throw new IllegalMove(`${type} cannot follow in ${snapshot.status}`);
  if (event.v !== VERSION) throw new IllegalMove(`version ${event.v}`);
  if (seq !== snapshot.seq + 1) throw new IllegalMove(`event ${seq} after ${snapshot.seq}`);
  const expected = type === "run.started" ? snapshot.attempt + 1 : snapshot.attempt;
  if (attempt !== expected) throw new IllegalMove(`attempt ${attempt}, expected ${expected}`);
  const section = snapshot.sections.get(id);
  const started = section !== undefined && section.attempt > 0;
  let allowed = true;
  if (type === "section.started") {
    allowed = id !== "" && !started && !snapshot.activeSection;
  } else if (type === "section.restarted") {
    // On a later attempt, or on this one when a model's call broke off inside the section.
    allowed = started && section.status !== "completed" && ["", id].includes(snapshot.activeSection);
  } else if (IN_SECTION.has(type) || (type === "finding" && id)) {
    allowed = id !== "" && id === snapshot.activeSection;
  } else if (type === "run.completed") {
    allowed = !snapshot.activeSection;
  }
  if (!allowed) throw new IllegalMove(`${type} of section "${id}" cannot come here`);
  return status;
}

/**
 * @param {Snapshot} snapshot
 * @param {RunEvent & Json} event
 */
function foldKind(snapshot, event) {
  switch (event.type) {
    case "run.created":
      snapshot.kind = event.kind ?? "";
      snapshot.title = event.title ?? "";
      snapshot.createdAt = event.at;
      break;
    case "run.started":
      snapshot.activeSection = "";
      snapshot.waiting = null;
      snapshot.error = null;
      snapshot.reason = "";
      snapshot.goesOnAt = "";
      snapshot.writer = event.writer ?? snapshot.writer;
      break;
    case "progress":
      foldPlan(snapshot, event);
      break;
    case "section.started":
    case "section.restarted":
      startSection(snapshot, event);
      break;
    case "delta":
    case "finding":
    case "suggestion":
    case "question":
    case "section.completed":
      snapshot.waiting = null;
      foldSection(snapshot, event);
      break;
    case "answer":
      snapshot.answers.push(ownFields(event));
      break;
    case "run.waiting":
      snapshot.waiting = ownFields(event);
      break;
    case "step.completed":
      break;
    default:
      foldRest(snapshot, event);
  }
}

/** The events after which nobody works on the run. @param {Snapshot} snapshot @param {RunEvent & Json} event */
function foldRest(snapshot, event) {
  snapshot.activeSection = "";
  snapshot.waiting = null;
  switch (event.type) {
    case "run.paused":
    case "run.cancelled":
      snapshot.reason = event.reason ?? "";
      snapshot.goesOnAt = event.goesOnAt ?? "";
      break;
    case "run.resumed":
      snapshot.reason = "";
      snapshot.goesOnAt = "";
      snapshot.error = null;
      break;
    case "run.error":
      snapshot.error = event.error ?? {};
      break;
    case "run.completed":
      snapshot.progress = 1;
      snapshot.result = event.result ?? null;
  }
}

/** @param {Snapshot} snapshot @param {Json} event */
function foldPlan(snapshot, event) {
  for (const planned of event.plan ?? []) {
    const known = section(snapshot, planned.id);
    known.title = planned.title ?? known.title;
  }
  if (event.value !== undefined && event.value !== null) {
    snapshot.progress = Math.max(snapshot.progress, Math.min(1, Number(event.value)));
  }
}

/** @param {Snapshot} snapshot @param {RunEvent & Json} event */
function startSection(snapshot, event) {
  const id = event.section ?? "";
  const known = section(snapshot, id);
  Object.assign(known, {
    title: event.title ?? known.title, status: "active", attempt: event.attempt,
    text: "", findings: [], suggestions: [], questions: [],
  });
  snapshot.activeSection = id;
}

/** @param {Snapshot} snapshot @param {RunEvent & Json} event */
function foldSection(snapshot, event) {
  if (!event.section) {
    snapshot.findings.push(event.finding);
    return;
  }
  const known = section(snapshot, event.section);
  switch (event.type) {
    case "delta":
      known.text += event.text;
      break;
    case "finding":
      known.findings.push(event.finding);
      break;
    case "suggestion":
      known.suggestions.push(event.suggestion);
      break;
    case "question":
      known.questions.push(event.question);
      break;
    default: {
      known.status = "completed";
      known.result = event.result ?? {};
      known.usage = event.usage ?? null;
      snapshot.activeSection = "";
      const all = [...snapshot.sections.values()];
      const done = all.filter((one) => one.status === "completed").length / all.length;
      snapshot.progress = Math.max(snapshot.progress, done);
    }
  }
}

/** The section of an id, planned now if it was not. @param {Snapshot} snapshot @param {string} id @returns {Section} */
function section(snapshot, id) {
  let known = snapshot.sections.get(id);
  if (!known) {
    known = {
      id, title: "", status: "waiting", attempt: 0, text: "", findings: [], suggestions: [],
      questions: [], result: {}, usage: null,
    };
    snapshot.sections.set(id, known);
  }
  return known;
}

/** What belongs to the kind itself. @param {RunEvent & Json} event @returns {Json} */
function ownFields(event) {
  const { v, seq, type, at, attempt, section: _section, ...own } = event;
  return own;
}

/** Results of sections into one: lists are joined, everything else is replaced. @param {Json[]} pieces */
export function merge(pieces) {
  /** @type {Json} */
  const whole = {};
  for (const piece of pieces) {
    for (const [key, value] of Object.entries(piece)) {
      const joins = Array.isArray(value) && Array.isArray(whole[key]);
      whole[key] = joins ? [...whole[key], ...value] : value;
    }
  }
  return whole;
}

/** What is known so far: results of completed sections merged, and all findings. @param {Snapshot} snapshot */
export function partialResult(snapshot) {
  const sections = [...snapshot.sections.values()];
  const whole = merge(sections.filter((one) => one.status === "completed").map((one) => one.result));
  for (const name of /** @type {const} */ (["findings", "suggestions", "questions"])) {
    const loose = name === "findings" ? snapshot.findings : [];
    const found = [...loose, ...sections.flatMap((one) => one[name])];
    if (found.length) whole[name] = found;
  }
  return whole;
}

/** The snapshot as the wire gives it. @param {Snapshot} snapshot @returns {Json} */
export function toJson(snapshot) {
  return {
    seq: snapshot.seq,
    status: snapshot.status,
    attempt: snapshot.attempt,
    kind: snapshot.kind,
    title: snapshot.title,
    writer: snapshot.writer,
    createdAt: snapshot.createdAt,
    updatedAt: snapshot.updatedAt,
    progress: Math.round(snapshot.progress * 10_000) / 10_000,
    activeSection: snapshot.activeSection,
    sections: [...snapshot.sections.values()],
    partial: partialResult(snapshot),
    result: snapshot.result,
    error: snapshot.error,
    reason: snapshot.reason,
    goesOnAt: snapshot.goesOnAt,
    usage: snapshot.usage,
    waiting: snapshot.waiting,
    answers: snapshot.answers,
  };
}
