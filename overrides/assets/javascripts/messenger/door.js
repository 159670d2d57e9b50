// @ts-check
/** The way into a vendor's messenger, and what is offered when it does not come. */
import { inTime, reach } from "./adapter.js";
import { notify } from "./copy.js";

const SETTLED = 500; // Milliseconds, as systems allow between the two clicks of a double one.

/**
 * @typedef {import("./adapter.js").Visit} Visit
 * @typedef {import("./data.js").Channel} Channel
 * @typedef {import("./data.js").Desk} Desk
 */

/**
 * @param {HTMLElement} root with a status, and a place for what to do instead
 * @param {Desk} desk
 * @param {(label: string, retry: boolean) => HTMLElement | null} another a way to be offered
 *   instead: the same once more, or the fallback
 */
export function mountDoor(root, desk, another) {
  const { say, language } = desk;
  const status = root.querySelector("[data-hc-status]");
  const failed = root.querySelector("[data-hc-failed]");
  let busy = false;

  /** @param {string} text */
  function tell(text) {
    if (status) status.textContent = text;
    // Not at once: the second click of a double one would meet something else.
    if (text) setTimeout(() => status?.scrollIntoView({ block: "nearest" }), SETTLED);
  }

  /**
   * @param {Channel} channel
   * @param {{ section: Visit["section"], topic: string, message: string }} purpose
   * @param {string} told once the messenger is open
   * @param {() => void} [prepare] makes ready the place where it is told that nothing came
   */
  async function enter(channel, { section, topic, message }, told, prepare) {
    if (busy) return; // The second click of a double one.
    busy = true;
    const { title, address, query } = desk.context();
    const visit = { section, message, page: { topic, title, address, query } };
    /** @type {Promise<void> | null} */
    let left = null;
    failed?.toggleAttribute("hidden", true);
    tell(say("opening"));
    try {
      const adapter = await reach(channel, language);
      if (root.closest("dialog:not([open])")) return tell(""); // The reader went away meanwhile.
      left = desk.leave?.() ?? null;
      if (left) notify(say("opening"));
      await inTime(adapter.open(visit));
      tell("");
      notify(told);
    } catch (error) {
      console.warn(error);
      if (left) notify("");
      await left?.then(desk.back); // Not before it has gone, or it would go again.
      prepare?.();
      refuse(channel);
    } finally {
      busy = false;
    }
  }

  /** @param {Channel} channel that did not come */
  function refuse(channel) {
    tell("");
    const reason = root.querySelector("[data-hc-reason]");
    if (reason) reason.textContent = say("failed", { name: channel.name });
    const ways = [another("", false), another(say("retry"), true)].filter((way) => way !== null);
    root.querySelector("[data-hc-instead]")?.replaceChildren(...ways);
    failed?.toggleAttribute("hidden", false);
    if (reason instanceof HTMLElement) reason.focus({ preventScroll: true });
    failed?.scrollIntoView({ block: "nearest" });
  }

  return { enter, tell, reset: () => failed?.toggleAttribute("hidden", true) };
}
