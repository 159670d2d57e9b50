// @ts-check
/** The finished message: who will receive it, and the way there. */
import { copyText } from "./copy.js";
import { mountDoor } from "./door.js";
import { carries, labelOf, way } from "./ways.js";

/**
 * @typedef {import("./data.js").Channel} Channel
 * @typedef {import("./data.js").Topic} Topic
 * @typedef {import("./data.js").Desk} Desk
 */

const MAIN = "md-button md-button--primary";

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @param {() => Topic} topicOf
 * @param {(skipped: boolean) => void} show makes this step the one that is seen, with a text that
 *   may be none of the reader's
 */
export function mountPreview(root, desk, topicOf, show) {
  const { data, fallback, say } = desk;
  const text = /** @type {HTMLTextAreaElement} */ (root.querySelector("textarea"));
  const channelOf = () => data.channels[topicOf().channel];
  const cargo = () => ({ topic: topicOf(), message: text.value });
  let warned = false;

  /** @param {boolean} done */
  function copied(done) {
    door.tell(say(done ? "copied" : "not_copied"));
    if (!done) text.select();
  }

  const door = mountDoor(root, desk, (label, retry) => {
    if (retry) return main(channelOf(), label, "md-button");
    return fallback && main(fallback, labelOf(fallback, carries(fallback, cargo(), desk), say), MAIN);
  });

  /** @param {Channel} channel @param {string} label @param {string} style */
  function main(channel, label, style) {
    const enter = () => start(channel, text.value);
    return way(channel, cargo(), desk, { label, style, enter, copied });
  }

  /** Open a vendor's messenger. @param {Channel} channel @param {string} message */
  async function start(channel, message) {
    /** With this text, which the reader may not have seen. */
    const stay = () => {
      const skipped = text.value !== message;
      text.value = message;
      refresh();
      show(skipped);
    };
    const paste = Boolean(message) && !channel.prefills && (await copyText(message));
    if (message && !channel.prefills && !paste && !warned) {
      warned = true; // The next click goes on all the same.
      stay();
      return copied(false);
    }
    const given = channel.prefills ? message : "";
    const purpose = { section: /** @type {const} */ (""), topic: topicOf().label, message: given };
    door.enter(channel, purpose, say(paste ? "paste" : "opened"), stay);
  }

  /** The way for who does not want to be asked. @param {string} message that goes along all the same */
  function skip(message) {
    const enter = () => start(channelOf(), message);
    const how = { label: say("skip"), style: "hc-messenger__link", enter, copied };
    return way(channelOf(), { topic: topicOf(), message }, desk, how);
  }

  /** What the reader is told and offered, for the text as it is now. */
  function refresh() {
    const channel = channelOf();
    const whole = carries(channel, cargo(), desk);
    const how = whole ? "goes" : channel.prefills ? "too_long" : "pastes";
    root.querySelector("[data-hc-told]")?.replaceChildren(channel.told);
    root.querySelector("[data-hc-carries]")?.replaceChildren(say(how, { name: channel.name }));
    const go = main(channel, labelOf(channel, whole, say), MAIN);
    root.querySelector("[data-hc-go]")?.replaceChildren(go);
    door.reset();
    door.tell("");
  }

  text.addEventListener("input", refresh);
  root.querySelector("[data-hc-copy]")?.addEventListener("click", async () => {
    copied(await copyText(text.value));
  });
  return { refresh, skip, text };
}
