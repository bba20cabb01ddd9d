/** A CV comes in by drop, by click or as text; whatever goes wrong, it stays in the person's hands. */

import { keepDraft } from "./drafts.js";
import { typedInto } from "./form_fields.js";
import { byId } from "./paint.js";
import { showSaved } from "./saved.js";
import { say } from "./words.js";

/** @typedef {import("./words.js").Words} Words */

const MOST_BYTES = 5 * 1024 * 1024;

/** What the server, or this page, says no with. */
class Refusal extends Error {
  /** @param {string} message @param {string} action @param {boolean} again whether to try the same again @param {boolean} pictures whether its words could be recognised */
  constructor(message, action, again = false, pictures = false) {
    super(message);
    this.action = action;
    this.again = again;
    this.pictures = pictures;
  }
}

/** @param {Words} words */
export function enhanceUpload(words) {
  const form = /** @type {HTMLFormElement} */ (byId("upload"));
  const input = /** @type {HTMLInputElement} */ (byId("file"));
  const upload = new Upload(words);
  upload.chosen = keepDraft(form, { onState: (state) => showSaved(words, state) });
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) void upload.sendFile(file);
  });
  takeDrops(form, (files) => upload.sendFiles(files));
  byId("refusal").querySelector("[data-again]")?.addEventListener("click", () => upload.again());
  byId("refusal")
    .querySelector("[data-pictures]")
    ?.addEventListener("click", () => upload.asPicture());
  keepPasted(upload, words);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) upload.rest(); // somebody came back to a page that had sent its file
  });
}

/** The whole page takes a drop, so that a near miss does not open the file instead. @param {HTMLElement} form @param {(files: FileList) => void} onFiles */
function takeDrops(form, onFiles) {
  const zone = /** @type {HTMLElement} */ (form.querySelector(".drop"));
  let depth = 0;
  const over = (/** @type {boolean} */ is) => {
    zone.dataset["over"] = String(is);
  };
  // Dragged words are none of our business: they may go into the text field.
  const hasFiles = (/** @type {DragEvent} */ { dataTransfer }) =>
    dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    depth += 1;
    over(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!hasFiles(event)) return;
    depth -= 1;
    over(depth > 0);
  });
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    over(false);
    if (event.dataTransfer?.files.length) onFiles(event.dataTransfer.files);
  });
}

/** Pasted text is kept from the first letter until it is sent. @param {Upload} upload @param {Words} words */
function keepPasted(upload, words) {
  const form = /** @type {HTMLFormElement} */ (byId("paste"));
  const text = /** @type {HTMLTextAreaElement} */ (byId("text"));
  upload.draft = keepDraft(form, { onState: (state) => showSaved(words, state) });
  form.addEventListener("draftfilled", () => form.closest("details")?.setAttribute("open", ""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void upload.sendText(text.value);
  });
}

/** One upload at a time, with its states: checking, uploading, reading, refused. */
class Upload {
  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.busy = false;
    /** @type {{body: FormData, name: string} | null} */
    this.last = null;
    /** What is typed into the form beside. @type {import("./drafts.js").Draft | null} */
    this.draft = null;
    /** What is chosen beside a file. @type {import("./drafts.js").Draft | null} */
    this.chosen = null;
  }

  /** @param {FileList} files */
  sendFiles(files) {
    const [file] = files;
    if (files.length > 1) this.#refused(this.#words("one_file"));
    else if (file) void this.sendFile(file);
  }

  /** @param {File} file */
  async sendFile(file) {
    this.#line("checking", { name: file.name });
    if (file.size > MOST_BYTES) return this.#refused(this.#words("too_large"));
    if (file.size === 0) return this.#refused(this.#words("empty_file"));
    const body = new FormData();
    body.append("file", file, file.name);
    return this.#send(body, file.name);
  }

  /** @param {string} text */
  async sendText(text) {
    const body = new FormData();
    body.append("text", text);
    return this.#send(body, say(this.words, "pasted_text"));
  }

  again() {
    if (this.last) void this.#send(this.last.body, this.last.name);
  }

  /** The same file, with its words recognised: only ever because somebody asked for it. */
  asPicture() {
    this.last?.body.set("readPictures", "true");
    this.again();
  }

  /** Nothing is on its way. */
  rest() {
    byId("upload-line").textContent = "";
    byId("upload-bar").hidden = true;
    byId("saved").textContent = "";
    // The same file may be chosen again after it was mended.
    /** @type {HTMLInputElement} */ (byId("file")).value = "";
  }

  /** @param {FormData} body @param {string} name */
  async #send(body, name) {
    if (this.busy) return;
    this.busy = true;
    this.last = { body, name };
    byId("refusal").hidden = true;
    byId("saved").textContent = say(this.words, "saving");
    try {
      const resume = await this.#post(body, name);
      const draft = body.has("text") ? this.draft : this.chosen;
      const run = await this.#start(resume.id, draft ? typedInto(draft.form)["tone"] : "");
      await draft?.forget();
      location.assign(`/runs/${run.id}`);
    } catch (failure) {
      this.#refused(failure instanceof Refusal ? failure : this.#lost(name));
    } finally {
      this.busy = false;
    }
  }

  /** Sends with progress, which fetch does not tell. @param {FormData} body @param {string} name @returns {Promise<Record<string, any>>} */
  #post(body, name) {
    const bar = /** @type {HTMLProgressElement} */ (byId("upload-bar"));
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", "/api/resumes");
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.onprogress = ({ loaded, total }) => {
        const percent = total ? Math.round((100 * loaded) / total) : 0;
        bar.hidden = false;
        bar.value = percent;
        this.#line("uploading", { name, percent });
      };
      request.upload.onload = () => this.#line("reading", { name });
      request.onerror = () => reject(this.#lost(name));
      request.onload = () => {
        if (request.status < 300) resolve(request.response);
        else reject(refusalOf(request.response, this.#lost(name)));
      };
      request.send(body);
    });
  }

  /** @param {string} resumeId @param {string} [tone] @returns {Promise<Record<string, any>>} */
  async #start(resumeId, tone) {
    const response = await fetch("/api/analyze-resume-stream", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(tone ? { resumeId, tone } : { resumeId }),
    });
    if (response.ok) return response.json();
    throw refusalOf(await response.json().catch(() => null), this.#lost(""));
  }

  /** @param {string} name */
  #lost(name) {
    return new Refusal(say(this.words, "upload_lost", { name }), "", true);
  }

  /** @param {string} key */
  #words(key) {
    return new Refusal(say(this.words, key), say(this.words, `${key}_action`));
  }

  /** @param {string} key @param {Record<string, string | number>} values */
  #line(key, values) {
    byId("upload-line").textContent = say(this.words, key, values);
  }

  /** @param {Refusal} refusal */
  #refused(refusal) {
    const place = byId("refusal");
    const [message, action] = place.querySelectorAll("p");
    const again = place.querySelector("[data-again]");
    if (message) message.textContent = refusal.message;
    if (action) action.textContent = refusal.action;
    if (again instanceof HTMLElement) again.hidden = !refusal.again;
    const pictures = place.querySelector("[data-pictures]");
    if (pictures instanceof HTMLElement) pictures.hidden = !refusal.pictures;
    place.hidden = false;
    this.rest();
  }
}

/** @param {Record<string, any> | null} answer @param {Refusal} otherwise */
function refusalOf(answer, otherwise) {
  if (!answer?.["error"]) return otherwise;
  const pictures = answer["readPictures"] === true;
  return new Refusal(answer["error"], answer["action"] ?? "", false, pictures);
}
