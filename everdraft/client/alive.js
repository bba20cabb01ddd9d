/**
 * Wakes a page whose modules did not come, because the server was killed while they were fetched.
 *
 * No module and no import: it comes in one piece or not at all. Browsers keep it (web/security.py),
 * so that it is there when the server is not. Deferred scripts run in the order of the page, this
 * one first: no error of a module is missed.
 */
(() => {
  const ASK_MILLISECONDS = 2000;
  const ASK_AT_MOST_MILLISECONDS = 10_000;
  const AGAIN_MILLISECONDS = 5000;
  const AGAIN_AT_MOST_MILLISECONDS = 160_000;
  const { words = "", typed = "" } = document.currentScript?.dataset ?? {};
  let isWaking = false;

  /** How often this page was loaded anew in vain, and when last; its history knows it, also where
   * nothing can be stored. @returns {{times: number, at: number}} */
  function tries() {
    return { times: 0, at: 0, ...history.state?.["alive"] };
  }

  /** @param {{times: number, at: number} | undefined} alive */
  function remember(alive) {
    if (alive || history.state?.["alive"]) history.replaceState({ ...history.state, alive }, "");
  }

  /** Whether something stands in a form that the server did not send; to load the page anew would
   * throw it away, and without its script the form is a plain one that keeps it. */
  function isTyped() {
    return [...document.querySelectorAll("input, textarea, select")].some((one) => {
      if (one instanceof HTMLSelectElement) {
        return one.selectedIndex !== Math.max(0, [...one.options].findIndex((each) => each.defaultSelected));
      }
      if (one instanceof HTMLTextAreaElement) return one.value !== one.defaultValue;
      if (!(one instanceof HTMLInputElement) || one.type === "hidden") return false;
      return one.checked !== one.defaultChecked || (one.type === "file" ? one.value : one.value !== one.defaultValue);
    });
  }

  /** @param {string} sentence */
  function tell(sentence) {
    const saved = document.getElementById("saved");
    if (saved) {
      saved.dataset["state"] = "lost";
      saved.textContent = sentence;
    }
  }

  /** Never in a loop: where something else keeps the modules away, each pause is twice the last. */
  function mayReload() {
    const { times, at } = tries();
    const pause = Math.min(AGAIN_MILLISECONDS * 2 ** Math.max(0, times - 1), AGAIN_AT_MOST_MILLISECONDS);
    return times === 0 || Date.now() - at >= pause;
  }

  /** @param {number} milliseconds */
  async function ask(milliseconds) {
    if (document.documentElement.dataset["alive"]) return;
    try {
      const { status } = await fetch("/readyz", { cache: "no-store", signal: AbortSignal.timeout(10_000) });
      if (status === 200 && isTyped()) return tell(typed);
      if (status === 200 && mayReload()) {
        remember({ times: tries().times + 1, at: Date.now() });
        location.reload();
        return;
      }
    } catch {
      // No answer yet.
    }
    setTimeout(() => void ask(Math.min(milliseconds * 1.5, ASK_AT_MOST_MILLISECONDS)), milliseconds);
  }

  function wake() {
    if (isWaking || document.documentElement.dataset["alive"]) return;
    isWaking = true;
    tell(words);
    setTimeout(() => void ask(ASK_MILLISECONDS), ASK_MILLISECONDS);
  }

  /** @param {Event} event */
  function isModule(event) {
    return event.target instanceof HTMLScriptElement && event.target.type === "module";
  }

  document.getElementById("still")?.remove();
  // These two do not bubble; a module that came without all it imports has an error as well.
  document.addEventListener("error", (event) => isModule(event) && wake(), true);
  document.addEventListener("load", (event) => {
    if (!isModule(event)) return;
    document.documentElement.dataset["alive"] = "true";
    remember(undefined);
  }, true);
  // Whatever else kept the module away: by now it has come, or it will not.
  window.addEventListener("load", () => document.querySelector('script[type="module"]') && wake());
})();
