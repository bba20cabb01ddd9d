/** Pages without anything else that moves: their moments are told in the reader's own time. */

import { refreshTimes } from "./times.js";
import { pageWords } from "./words.js";

const words = pageWords();
refreshTimes(words);
setInterval(() => refreshTimes(words), 30_000);
