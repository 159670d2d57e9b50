// @ts-check
/** Links and buttons that take a message along. */
import { copyText } from "./copy.js";
import { fillLink } from "./links.js";

/**
 * @typedef {import("./data.js").Channel} Channel
 * @typedef {import("./data.js").Topic} Topic
 * @typedef {import("./data.js").Desk} Desk
 *
 * @typedef {object} Cargo what goes along
 * @property {Topic} topic
 * @property {string} message
 */

/**
 * The address of a way without script, and whether the message is whole in it.
 * @param {Channel} channel
 * @param {Cargo} cargo
 * @param {Desk} desk
 */
export function linkTo(channel, { topic, message }, desk) {
  const { title, query, address } = desk.context();
  const wanted = query && desk.say("not_found", { query });
  return fillLink(channel.link ?? "", {
    url: address || desk.page(),
    title: title || wanted || topic.label,
    topic: topic.label,
    message,
  });
}

/** Whether a message arrives by itself. @param {Channel} channel @param {Cargo} cargo @param {Desk} desk */
export function carries(channel, cargo, desk) {
  return channel.module ? Boolean(channel.prefills) : linkTo(channel, cargo, desk).whole;
}

/** What a way is called. @param {Channel} channel @param {boolean} whole @param {Desk["say"]} say */
export function labelOf(channel, whole, say) {
  if (channel.module) return say(whole ? "chat" : "copy_chat");
  if (channel.link?.startsWith("mailto:")) return say(whole ? "write_mail" : "copy_mail");
  return say(whole ? "continue" : "copy_continue", { name: channel.name });
}

/**
 * @param {Channel} channel
 * @param {Cargo} cargo
 * @param {Desk} desk
 * @param {{ label: string, style: string, enter: () => void, copied: (done: boolean) => void }} how
 *   `enter` opens a messenger by its script; `copied` hears of a text that is to be pasted
 */
export function way(channel, cargo, desk, { label, style, enter, copied }) {
  const element = document.createElement(channel.module ? "button" : "a");
  element.className = style;
  element.textContent = label;
  element.dataset.hcChannel = channel.type;
  element.dataset.hcTopic = cargo.topic.key;
  element.dataset.hcArticle = desk.context().article;
  if (!(element instanceof HTMLAnchorElement)) {
    element.type = "button";
    element.addEventListener("click", enter);
    return element;
  }
  const { href, whole } = linkTo(channel, cargo, desk);
  element.href = href;
  if (!href.startsWith("mailto:")) {
    const note = document.createElement("span");
    note.className = "hc-hidden";
    note.textContent = desk.say("tab");
    element.append(" ", note);
    element.target = "_blank";
    element.rel = "noopener";
  }
  if (!whole && cargo.message) {
    element.addEventListener("click", async () => copied(await copyText(cargo.message)));
  }
  return element;
}
