// @ts-check
/** The sections of the Central de suporte: one is seen at a time, and the menu says which. */
import { published, readContext } from "./context.js";
import { readData, speaker } from "./data.js";
import { tellHours } from "./hours.js";
import { mountConversations } from "./conversations.js";
import { mountMessage } from "./guide.js";
import { endSession, hasTraces } from "./session.js";

/**
 * @typedef {import("./data.js").Data} Data
 * @typedef {import("./data.js").Hours} Hours
 * @typedef {object} Options
 * @property {() => string} query the last search
 * @property {import("./data.js").Desk["judge"]} judge
 * @property {() => Promise<void>} [leave] makes room for a vendor's messenger
 * @property {() => void} [back] comes back when it did not come
 */

/** @param {HTMLElement} root @param {Options} options */
export function mountSections(root, { query, judge, leave, back }) {
  const data = readData(root);
  const language = root.closest("[lang]")?.getAttribute("lang") ?? "";
  const say = speaker(data?.texts ?? {});
  const views = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".hc-messenger__view")]);
  const site = new URL(root.dataset.hcRoot ?? ".", document.baseURI);
  for (const channel of data?.channels ?? []) {
    if (channel.module) channel.module = new URL(channel.module, site).href;
  }
  const names = new Map(views.map((view) => [view.id, view]));
  if (leave) for (const view of views) view.removeAttribute("id"); // Another page has ids of its own.
  suggest(root);

  const context = () => readContext(query());
  const page = () => pageOf(root, query());
  const fallback = data?.channels[data.fallback ?? -1] ?? null;
  const shared = { say, language, context, page, tellNow, judge, leave, back };
  const desk = data && { data, fallback, ...shared };
  const start = names.get("suporte/mensagem");
  const message = desk && start && mountMessage(start, desk);
  if (desk) mountConversations(root, desk);
  const end = data && mountEnd(root, data, say, () => message?.reset());

  /** @param {string} place such as `suporte/tickets` @param {boolean} focus whether to go there */
  function show(place, focus) {
    const chosen = names.get(place) ?? names.get("suporte") ?? views[0];
    const menu = chosen === start ? names.get("suporte") : chosen; // A message begins there.
    for (const view of views) view.toggleAttribute("hidden", view !== chosen);
    for (const link of root.querySelectorAll(".hc-messenger__tabs a")) {
      const here = names.get((link.getAttribute("href") ?? "").slice(1)) === menu;
      if (here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    tellNow(root.querySelector(".hc-messenger__hours"), data?.hours);
    for (const [place, link] of root.querySelectorAll("[data-hc-choose]").entries()) {
      tellNow(link, data?.topics[place].hours);
    }
    end?.();
    if (chosen === start) message?.begin();
    root.dataset.ready = "";
    const heading = chosen.querySelector("h2");
    if (focus) heading?.focus({ preventScroll: true });
    if (focus) chosen.closest(".hc-messenger__views")?.scrollTo(0, 0);
  }

  /** @param {Element | null} part with a place for it @param {Hours | null} [hours] */
  function tellNow(part, hours) {
    const told = part?.querySelector("[data-hc-now]");
    const text = hours ? tellHours(hours, new Date(), language, say) : "";
    told?.toggleAttribute("hidden", !text);
    told?.replaceChildren(text);
  }

  return { show };
}

/** What the article proposes, in the place of the site's own choice. @param {HTMLElement} root */
function suggest(root) {
  const box = root.querySelector("[data-hc-suggested]");
  const related = document.querySelectorAll(".hc-related li");
  if (!box || !related.length) return;
  box.querySelector("ul")?.replaceChildren(...[...related].map((item) => item.cloneNode(true)));
  box.toggleAttribute("hidden", false);
}

/**
 * The address to be told: of the page, or of the results that were not enough.
 * @param {HTMLElement} root
 * @param {string} query
 */
function pageOf(root, query) {
  if (!query || document.querySelector(".hc-feedback")) return published();
  const results = new URL(root.dataset.hcSearch ?? ".", document.baseURI);
  results.searchParams.set("q", query);
  return results.href;
}

/**
 * The button that ends a conversation, where there is something to end.
 * @param {HTMLElement} root
 * @param {Data} data
 * @param {import("./message.js").Say} say
 * @param {() => void} forget what was written
 */
function mountEnd(root, data, say, forget) {
  const part = root.querySelector("[data-hc-end]");
  const status = root.querySelector("[data-hc-ended]");
  part?.querySelector("button")?.addEventListener("click", async () => {
    await Promise.all(data.channels.filter(hasTraces).map(endSession));
    forget();
    part.toggleAttribute("hidden", true);
    if (status) status.textContent = say("ended");
    root.querySelector("h2")?.focus();
  });
  return () => {
    part?.toggleAttribute("hidden", !data.channels.some(hasTraces));
    if (status) status.textContent = "";
  };
}
