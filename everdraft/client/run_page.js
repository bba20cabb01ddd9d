/** The run page: follows its run, paints once a frame, says in words what is saved. */

import { isTerminal } from "./fold.js";
import { Painter, byId } from "./paint.js";
import { createRun, Refused } from "./run.js";
import { clock, refreshTimes } from "./times.js";
import { runView } from "./view.js";
import { pageWords, say } from "./words.js";

/** @typedef {import("./run.js").Run} Run */

const words = pageWords();

/** @param {Run} run */
function showSaved(run) {
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
  /** @param {Run} run */
  constructor(run) {
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
      if (status === "COMPLETED") text = say(words, "aloud_finished", { count: run.sections.length });
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

/** @param {Run} run */
function follow(run) {
  const painter = new Painter();
  const writer = byId("run").dataset["writer"] ?? "";
  const announcer = new Announcer(run);
  painter.adopt(runView(run.state, words, writer));
  let frame = 0;
  const paint = () => {
    frame = 0;
    const stays = isAtEnd();
    painter.paint(runView(run.state, words, writer));
    announcer.announce(run);
    if (stays) window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    showNewest(run);
    showSaved(run);
  };
  // Deleted while it was watched: the server's own page says so.
  run.addEventListener("gone", () => location.reload());
  run.addEventListener("change", () => {
    frame ||= requestAnimationFrame(paint);
  });
  window.addEventListener("scroll", () => showNewest(run), { passive: true });
  byId("newest").querySelector("button")?.addEventListener("click", () => {
    const part = document.getElementById(`section-${run.snapshot.activeSection}`);
    part?.scrollIntoView({ block: "end" });
  });
  window.addEventListener("pagehide", () => run.leave());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) run.recover();
  });
  for (const name of ["online", "offline"]) window.addEventListener(name, () => showSaved(run));
}

/** The buttons work without a script as well; with it the page stays where it is. @param {Run} run */
function takeCommands(run) {
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

const state = document.getElementById("run-state");
refreshTimes(words);
setInterval(() => refreshTimes(words), 30_000);
if (state) {
  const run = createRun({
    runId: byId("run").dataset["run"] ?? "",
    state: JSON.parse(state.textContent ?? "{}"),
  });
  showSaved(run);
  follow(run);
  takeCommands(run);
  if (!isTerminal(run.snapshot.status)) run.recover();
} else {
  const saved = byId("saved");
  const at = saved.dataset["at"];
  if (at && saved.dataset["state"] === "saved") saved.textContent = say(words, "saved", { time: clock(at) });
}
