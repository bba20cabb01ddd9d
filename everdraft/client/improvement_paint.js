/** Paints an improvement: cards that keep their place, their focus and what is typed into them. */

import { Painter, byId, fromTemplate, slot, write, writeOrHide } from "./paint.js";

/** @typedef {import("./improvement_view.js").ImprovementView} View */
/** @typedef {import("./improvement_view.js").Card} Card */
/** @typedef {View["sections"][number]} Section */

const MARKS = /** @type {Record<string, string>} */ ({ removed: "del", added: "ins", moved: "small" });

/** Paints views of one improvement. */
export class ImprovementPainter extends Painter {
  /** Takes the page as the server made it for this view. @param {View} view */
  adoptCards(view) {
    this.isNew("scores", view.scores);
    for (const card of view.sections.flatMap((/** @type {Section} */ one) => one.cards)) this.#news(card);
  }

  /** @param {View} view */
  paintAll(view) {
    const root = byId("run");
    root.dataset["status"] = view.status;
    this.notice(view);
    this.going(root, view);
    this.#standing(view);
    for (const one of view.sections) {
      this.step(one);
      this.#section(one, view.going);
    }
  }

  /** @param {View} view */
  #standing(view) {
    const root = byId("summary");
    const known = view.scores.length > 0;
    root.dataset["known"] = String(known);
    slot(root, "later").hidden = known || root.dataset["measured"] === "false";
    slot(root, "figures").hidden = !known;
    write(slot(root, "left"), view.left_line);
    const copy = document.getElementById("copy");
    if (copy) copy.hidden = view.done < 2; // the copy is made when the job is known
    const letter = byId("letter");
    letter.hidden = view.letter === "";
    letter.querySelector("a")?.setAttribute("href", `/documents/${view.letter}`);
    byId("take-all").hidden = view.take_all === "";
    write(slot(root, "take-all"), view.take_all);
    if (!this.isNew("scores", view.scores)) return;
    slot(root, "figures").replaceChildren(...view.scores.map((one) => {
      const made = fromTemplate("figure");
      made.dataset["figure"] = one.name;
      for (const name of /** @type {const} */ (["label", "total", "category"])) {
        write(slot(made, name), one[name]);
      }
      return made;
    }));
  }

  /** @param {Section} one @param {boolean} going */
  #section(one, going) {
    let part = document.getElementById(`section-${one.id}`);
    if (!part) {
      part = fromTemplate("section");
      part.id = `section-${one.id}`;
      part.dataset["section"] = one.id;
      byId("answers").append(part);
    }
    part.dataset["status"] = one.status;
    write(slot(part, "title"), one.title);
    write(slot(part, "state"), one.state);
    writeOrHide(slot(part, "note"), one.note);
    const text = slot(part, "text");
    text.setAttribute("aria-busy", String(going && one.status === "active"));
    writeOrHide(text, one.text);
    this.#cards(slot(part, "cards"), one.cards);
  }

  /** Cards keep their elements; only their order and what is gone changes. @param {HTMLElement} list @param {Card[]} cards */
  #cards(list, cards) {
    list.hidden = cards.length === 0;
    const wanted = new Set(cards.map((one) => one.id));
    for (const old of [...list.children]) {
      if (!wanted.has(old.getAttribute("data-card") ?? "")) old.remove();
    }
    cards.forEach((card, index) => {
      const element = document.getElementById(`card-${card.id}`) ?? newCard(card);
      if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
      if (this.#news(card)) paintCard(element, card);
    });
  }

  /** @param {Card} card */
  #news(card) {
    return this.isNew(`card ${card.id}`, card);
  }
}

/** A card from the server's template, with the ids its labels point at. @param {Card} card */
function newCard(card) {
  const made = fromTemplate(card.type);
  made.id = `card-${card.id}`;
  made.dataset["card"] = card.id;
  made.dataset["arrived"] = "";
  for (const input of made.querySelectorAll('input[name="card"]')) {
    /** @type {HTMLInputElement} */ (input).value = card.id;
  }
  for (const area of made.querySelectorAll("textarea")) {
    area.id += card.id;
    area.dataset["draftName"] += card.id;
  }
  for (const label of made.querySelectorAll("label")) label.htmlFor += card.id;
  return made;
}

/** @param {HTMLElement} root @param {Card} card */
function paintCard(root, card) {
  root.dataset["state"] = card.state;
  write(slot(root, "label"), card.label);
  write(slot(root, "state"), card.state_word);
  write(slot(root, "place"), card.place);
  paintSide(slot(root, "now"), card.now);
  slot(root, "now-side").hidden = card.now.length === 0;
  writeOrHide(slot(root, "note"), card.note);
  writeOrHide(slot(root, "why"), card.why);
  writeOrHide(slot(root, "checks"), card.checks);
  if (card.type === "question") {
    write(slot(root, "text"), card.text);
    known(slot(root, "answer"), card.answer);
    return;
  }
  paintSide(slot(root, "offered"), card.offered);
  slot(root, "decides").hidden = !card.decides;
  slot(root, "accept").hidden = !card.accepts;
  slot(root, "accept").setAttribute("aria-pressed", String(card.accepted));
  slot(root, "reject").setAttribute("aria-pressed", String(card.rejected));
  paintClaims(root, card);
}

/** @param {HTMLElement} root @param {Card} card */
function paintClaims(root, card) {
  const asked = slot(root, "asked");
  asked.dataset["asks"] = String(card.asks);
  asked.hidden = card.claims.length === 0;
  slot(root, "rewrite").hidden = !card.asks;
  known(slot(root, "rewrite-text"), card.without);
  write(slot(root, "claims-title"), card.claims_title);
  slot(root, "claims").replaceChildren(...card.claims.map((/** @type {any} */ one) => {
    const made = fromTemplate("claim");
    write(slot(made, "words"), one.text);
    write(slot(made, "said"), one.said);
    const button = /** @type {HTMLButtonElement} */ (slot(made, "confirm"));
    button.value = one.confirms;
    button.setAttribute("aria-label", one.label);
    return made;
  }));
}

/** Writes what is known into a field, unless somebody has typed over it. @param {HTMLElement} field @param {string} text */
function known(field, text) {
  const area = /** @type {HTMLTextAreaElement} */ (field);
  const typed = area.value !== (area.dataset["known"] ?? "");
  area.dataset["known"] = text;
  if (!typed) area.value = text;
}

/** What stays as text, what goes and comes as the elements that mean it. @param {HTMLElement} place @param {string[][]} runs */
function paintSide(place, runs) {
  place.replaceChildren(...runs.map(([kind = "", text = ""]) => {
    const mark = MARKS[kind];
    if (!mark) return document.createTextNode(text);
    const made = document.createElement(mark);
    made.textContent = text;
    if (kind === "moved") made.lang = document.documentElement.lang;
    return made;
  }));
}
