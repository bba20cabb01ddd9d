/**
 * A view onto the page: text as text, one pass a frame, only what changed.
 *
 * The pieces are cloned from the server's own templates, so that markup has one home. Nothing here
 * moves the focus, and lists that stay the same are left alone.
 */

import { moment } from "./times.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {View["sections"][number]} SectionView */

/** @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** @param {ParentNode} root @param {string} name @returns {HTMLElement} */
export function slot(root, name) {
  const found = root.querySelector(`[data-slot="${name}"]`);
  if (!(found instanceof HTMLElement) && !(found instanceof HTMLProgressElement)) {
    throw new Error(`no place for ${name}`);
  }
  return found;
}

/** @param {string} name @returns {HTMLElement} a new element from the server's template */
export function fromTemplate(name) {
  const template = /** @type {HTMLTemplateElement} */ (byId(`${name}-template`));
  const made = template.content.cloneNode(true);
  const element = /** @type {DocumentFragment} */ (made).firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error(`the template ${name} is empty`);
  return element;
}

/** Writes text; what only grew is appended, so that a selection in it stays. @param {Element} node @param {string} text */
export function write(node, text) {
  const first = node.firstChild;
  const known = node.textContent ?? "";
  if (known === text) return;
  if (first instanceof Text && first === node.lastChild && text.startsWith(known)) {
    first.appendData(text.slice(known.length));
  } else {
    node.textContent = text;
  }
}

/** Writes text, and hides the place when there is none. @param {HTMLElement} node @param {string} text */
export function writeOrHide(node, text) {
  write(node, text);
  node.hidden = text === "";
}

/** Paints views of one run. */
export class Painter {
  constructor() {
    /** What each list was last made from. @type {Map<string, string>} */
    this.painted = new Map();
  }

  /** Takes the page as the server made it for this view. @param {View} view */
  adopt(view) {
    for (const one of view.sections) {
      this.isNew(`goods ${one.id}`, one.goods);
      this.isNew(`findings ${one.id}`, one.groups);
    }
    this.isNew("score", view.score?.parts ?? []);
  }

  /** @param {View} view */
  paint(view) {
    const root = byId("run");
    root.dataset["status"] = view.status;
    this.notice(view);
    this.#lead(view);
    this.#score(view);
    byId("summary").dataset["known"] = String(view.score !== null);
    byId("without").hidden = view.without_model === "";
    write(slot(byId("without"), "words"), view.without_model);
    this.going(root, view);
    for (const one of view.sections) {
      this.step(one);
      this.#section(one, view.going);
    }
  }

  /** @param {string} key @param {unknown} value */
  isNew(key, value) {
    const made = JSON.stringify(value);
    if (this.painted.get(key) === made) return false;
    this.painted.set(key, made);
    return true;
  }

  /** @param {Pick<View, "notice" | "status">} view */
  notice({ notice, status }) {
    const root = byId("notice");
    root.hidden = notice === null;
    root.dataset["status"] = status;
    if (!notice) return;
    write(slot(root, "title"), notice.title);
    write(slot(root, "sentences"), notice.sentences.join(" "));
    writeOrHide(slot(root, "action"), notice.action);
    const paste = /** @type {HTMLElement | null} */ (root.querySelector('[data-slot="paste"]'));
    if (paste) paste.hidden = !notice.pastes;
  }

  /** @param {View} view */
  #lead({ lead, score }) {
    const root = byId("lead");
    root.hidden = score !== null && lead === null;
    slot(root, "later").hidden = lead !== null;
    const known = slot(root, "known");
    if (lead && known.hidden) known.dataset["arrived"] = "";
    known.hidden = lead === null;
    write(slot(root, "worth"), lead?.worth ?? "");
    if (!lead) return;
    write(slot(root, "title"), lead.title);
    writeOrHide(slot(root, "quote"), lead.quote);
    write(slot(root, "fix"), lead.fix);
    write(slot(root, "why"), lead.why);
    const see = slot(root, "see");
    write(see, lead.see);
    see.setAttribute("href", `#section-${lead.section}`);
    if (see.parentElement) see.parentElement.hidden = lead.section === "";
  }

  /** @param {View} view */
  #score({ score }) {
    const root = byId("score");
    slot(root, "later").hidden = score !== null;
    const known = slot(root, "known");
    if (score && known.hidden) known.dataset["arrived"] = "";
    known.hidden = score === null;
    if (!score) return;
    write(slot(root, "total"), score.total);
    write(slot(root, "category"), String(score.category));
    write(slot(root, "machines"), score.machines);
    write(slot(root, "sentence"), score.sentence);
    if (!this.isNew("score", score.parts)) return;
    slot(root, "parts").replaceChildren(...score.parts.map((/** @type {any} */ part) => {
      const made = fromTemplate("score-part");
      write(slot(made, "name"), part.title);
      write(slot(made, "points"), part.text);
      const bar = /** @type {HTMLProgressElement} */ (slot(made, "bar"));
      bar.max = part.maximum;
      bar.value = part.points;
      return made;
    }));
  }

  /** @param {HTMLElement} root @param {Pick<View, "line" | "waiting" | "count" | "planned" | "done" | "commands">} view */
  going(root, view) {
    const going = byId("going");
    write(slot(going, "line"), view.line);
    write(slot(going, "count"), view.count);
    slot(going, "waiting").hidden = view.waiting === null;
    if (view.waiting) {
      write(slot(going, "waiting-reason"), view.waiting.reason);
      const until = slot(going, "waiting-until");
      until.setAttribute("datetime", view.waiting.until);
      write(until, moment(view.waiting.until));
    }
    const bar = /** @type {HTMLProgressElement} */ (byId("progress"));
    bar.max = view.planned || 1;
    bar.value = view.done;
    for (const form of root.querySelectorAll("form[data-command]")) {
      const name = form.getAttribute("data-command") ?? "";
      /** @type {HTMLElement} */ (form).hidden = !view.commands.includes(name);
    }
  }

  /** @param {Pick<SectionView, "id" | "title" | "status" | "state">} one */
  step(one) {
    let step = document.querySelector(`[data-step="${CSS.escape(one.id)}"]`);
    if (!step) {
      step = fromTemplate("step");
      step.setAttribute("data-step", one.id);
      step.querySelector("a")?.setAttribute("href", `#section-${one.id}`);
      byId("steps").append(step);
    }
    step.setAttribute("data-status", one.status);
    write(slot(step, "name"), one.title);
    write(slot(step, "state"), one.state);
  }

  /** @param {SectionView} one @param {boolean} going */
  #section(one, going) {
    let part = document.getElementById(`section-${one.id}`);
    if (!part) {
      part = fromTemplate("section");
      part.id = `section-${one.id}`;
      part.dataset["section"] = one.id;
      byId("parts").append(part);
    }
    part.dataset["status"] = one.status;
    write(slot(part, "title"), one.title);
    write(slot(part, "state"), one.state);
    writeOrHide(slot(part, "note"), one.note);
    const text = slot(part, "text");
    text.setAttribute("aria-busy", String(going && one.status === "active"));
    writeOrHide(text, one.text);
    this.#goods(part, one);
    this.#findings(part, one);
    write(slot(part, "folded-text"), one.folded);
    slot(part, "folded").hidden = one.folded === "";
  }

  /** @param {HTMLElement} part @param {SectionView} one */
  #goods(part, one) {
    if (!this.isNew(`goods ${one.id}`, one.goods)) return;
    const list = slot(part, "goods");
    list.hidden = one.goods.length === 0;
    list.replaceChildren(...one.goods.map((/** @type {string} */ text) => {
      const made = fromTemplate("good");
      made.dataset["arrived"] = "";
      write(slot(made, "words"), text);
      return made;
    }));
  }

  /** @param {HTMLElement} part @param {SectionView} one */
  #findings(part, one) {
    if (!this.isNew(`findings ${one.id}`, one.groups)) return;
    const list = slot(part, "findings");
    list.hidden = one.groups.length === 0;
    list.replaceChildren(...one.groups.map((/** @type {import("./view.js").Group} */ group) => {
      const made = fromTemplate("finding");
      made.dataset["arrived"] = "";
      made.dataset["severity"] = group.severity;
      for (const name of /** @type {const} */ (["word", "title", "why", "fix", "more"])) {
        write(slot(made, name), group[name]);
      }
      slot(made, "quotes").hidden = group.quotes.length === 0;
      slot(made, "quotes").replaceChildren(...group.quotes.map(quoteElement));
      slot(made, "rest").hidden = group.rest.length === 0;
      slot(made, "rest-quotes").replaceChildren(...group.rest.map(quoteElement));
      return made;
    }));
  }
}

/** @param {import("./view.js").Quote} quote */
function quoteElement(quote) {
  const made = fromTemplate("quote");
  made.dataset["of"] = quote.page ? "cv" : "file";
  write(slot(made, "words"), quote.text);
  write(slot(made, "page"), quote.page);
  return made;
}
