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
  const KEY = "everdraft-alive";

  const sentence = document.currentScript?.dataset["words"] ?? "";
  let isWaking = false;

  /** How often this tab was loaded anew in vain, and when last. @returns {{times: number, at: number}} */
  function tries() {
    try {
      return { times: 0, at: 0, ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}") };
    } catch {
      return { times: 0, at: 0 };
    }
  }

  /** @param {{times: number, at: number} | null} value */
  function remember(value) {
    try {
      if (value) sessionStorage.setItem(KEY, JSON.stringify(value));
      else sessionStorage.removeItem(KEY);
    } catch {
      // Nothing can be kept: the pause between two questions is what is left.
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
    const saved = document.getElementById("saved");
    if (saved) {
      saved.dataset["state"] = "lost";
      saved.textContent = sentence;
    }
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
    remember(null);
  }, true);
  // Whatever else kept the module away: by now it has come, or it will not.
  window.addEventListener("load", () => document.querySelector('script[type="module"]') && wake());
})();
