/** What every page of a run does: follows it, paints once a frame, takes its commands. */

import { byId } from "./paint.js";
import { Refused } from "./run.js";
import { clock } from "./times.js";
import { pageWords, say } from "./words.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {{paint: () => void, saved: () => void, finished: string}} Page `finished`: the words of the end */

const words = pageWords();

const LINE_MILLISECONDS = 3000;

/** @param {Run} run */
export function showSaved(run) {
  const place = byId("saved");
  const lost = run.following && run.connection === "lost";
  place.dataset["state"] = lost || run.notSaved ? "lost" : "saved";
  const sentence = navigator.onLine ? "reconnecting" : "offline";
  const saved = run.notSaved || say(words, "saved", { time: clock(run.snapshot.updatedAt) });
  const text = lost ? say(words, sentence) : saved;
  if (place.textContent !== text) place.textContent = text;
}

/** One sentence for those who listen, when a section or the run ends; never the text itself. */
class Announcer {
  /** @param {Run} run @param {string} finished the words of the end */
  constructor(run, finished) {
    this.finished = finished;
    this.status = run.snapshot.status;
    this.done = new Set(this.#finished(run));
  }

  /** @param {Run} run */
  #finished(run) {
    return run.sections.filter((one) => one.status === "completed").map((one) => one.id);
  }

  /** @param {Run} run */
  announce(run) {
    const fresh = run.sections.filter((one) => one.status === "completed" && !this.done.has(one.id));
    const last = fresh.at(-1);
    for (const one of fresh) this.done.add(one.id);
    let text = last ? say(words, "aloud_section", { section: last.title }) : "";
    const { status } = run.snapshot;
    if (status !== this.status) {
      this.status = status;
      if (status === "COMPLETED") text = say(words, this.finished, { count: run.sections.length });
      if (status === "PAUSED") text = say(words, "aloud_paused");
      if (status === "ERROR") text = say(words, "aloud_error");
      if (status === "CANCELLED") text = say(words, "aloud_cancelled");
    }
    if (text) byId("aloud").textContent = text;
  }
}

/** Whether the reader has gone to the very end, and so wants to stay there. */
function isAtEnd() {
  const { scrollHeight } = document.documentElement;
  return window.scrollY > 0 && window.innerHeight + window.scrollY >= scrollHeight - 48;
}

/** Shows the way to the newest words while they are out of sight. @param {Run} run */
function showNewest(run) {
  const part = document.getElementById(`section-${run.snapshot.activeSection}`);
  const box = part?.getBoundingClientRect();
  const outOfSight = box !== undefined && (box.bottom < 96 || box.bottom > window.innerHeight + 24);
  byId("newest").hidden = !(run.snapshot.activeSection && outOfSight);
}

/** Paints whenever something is new; gives the function that asks for it. @param {Run} run @param {Page} page */
export function follow(run, page) {
  document.getElementById("still")?.remove();
  const announcer = new Announcer(run, page.finished);
  let frame = 0;
  const paint = () => {
    frame = 0;
    const stays = isAtEnd();
    page.paint();
    announcer.announce(run);
    if (stays) window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    showNewest(run);
    page.saved();
  };
  const paintSoon = () => {
    frame ||= requestAnimationFrame(paint);
  };
  // Deleted while it was watched: the server's own page says so.
  run.addEventListener("gone", () => location.reload());
  run.addEventListener("change", paintSoon);
  window.addEventListener("scroll", () => showNewest(run), { passive: true });
  byId("newest").querySelector("button")?.addEventListener("click", () => {
    const part = document.getElementById(`section-${run.snapshot.activeSection}`);
    part?.scrollIntoView({ block: "end" });
  });
  window.addEventListener("pagehide", () => run.leave());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) run.recover();
  });
  for (const name of ["online", "offline"]) window.addEventListener(name, () => page.saved());
  // Its place in the line is no event of the run: others before it have gone on.
  setInterval(() => {
    if (run.place && run.snapshot.status === "PENDING" && !document.hidden) void run.load();
  }, LINE_MILLISECONDS);
  return paintSoon;
}

/** The buttons work without a script as well; with it the page stays where it is. @param {Run} run */
export function takeCommands(run) {
  const commands = /** @type {Record<string, () => Promise<void>>} */ ({
    pause: () => run.pause(),
    resume: () => run.resume(),
    retry: () => run.retry(),
    cancel: () => run.stop(),
  });
  for (const form of document.querySelectorAll("form[data-command]")) {
    const command = commands[form.getAttribute("data-command") ?? ""];
    if (!command) continue; // a plain form, which leads to another page
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button");
      const problem = byId("problem");
      if (button) button.disabled = true;
      problem.hidden = true;
      try {
        await command();
      } catch (failure) {
        const refused = failure instanceof Refused;
        problem.textContent = refused
          ? `${failure.message} ${failure.action}`.trim()
          : say(words, "no_answer");
        problem.hidden = false;
      } finally {
        if (button) button.disabled = false;
      }
    });
  }
}
