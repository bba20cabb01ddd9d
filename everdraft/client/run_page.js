/** The page of an analysis: follows its run, paints once a frame, says in words what is saved. */

import { follow, showSaved, takeCommands } from "./follow.js";
import { isTerminal } from "./fold.js";
import { Painter, byId } from "./paint.js";
import { createRun } from "./run.js";
import { clock, refreshTimes } from "./times.js";
import { runView } from "./view.js";
import { pageWords, say } from "./words.js";

const words = pageWords();

const state = document.getElementById("run-state");
refreshTimes(words);
setInterval(() => refreshTimes(words), 30_000);
if (state) {
  const run = createRun({
    runId: byId("run").dataset["run"] ?? "",
    state: JSON.parse(state.textContent ?? "{}"),
  });
  const painter = new Painter();
  const view = () => runView(run.state, words, byId("run").dataset["writer"] ?? "");
  const saved = () => showSaved(run);
  painter.adopt(view());
  saved();
  follow(run, { paint: () => painter.paint(view()), saved, finished: "aloud_finished" });
  takeCommands(run);
  if (!isTerminal(run.snapshot.status)) run.recover();
} else {
  const saved = byId("saved");
  const at = saved.dataset["at"];
  if (at && saved.dataset["state"] === "saved") saved.textContent = say(words, "saved", { time: clock(at) });
}
