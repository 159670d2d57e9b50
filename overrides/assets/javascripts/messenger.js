// @ts-check
/**
 * The Central de suporte: the page of support, brought to life where it is or in a panel over
 * another page. The panel is fetched once, kept with what was typed in it, and has an address of
 * its own (`#suporte`), so that the way back closes it.
 */
import { mountSections as mount } from "./messenger/sections.js";

/**
 * @typedef {{ dialog: HTMLDialogElement, sections: ReturnType<typeof mount> }} Panel
 * @typedef {object} Request
 * @property {string} address of the page of support
 * @property {string} place such as `suporte/tickets`
 * @property {string} query the last search
 * @property {(root: ParentNode) => void} prepare brings search boxes to life
 */

/** @type {Map<string, Promise<Document>>} */
const fetched = new Map();
/** @type {{ address: string, panel: Promise<Panel> } | null} */
let current = null;
let query = "";
/** @type {typeof import("./talk.js") | null} */
let talk = null;
/** The panel came back after a vendor's messenger had not come: without an address of its own. */
let returned = false;
/** The panel is on the page, or its `close` is still to come. */
let shown = false;
/** Once the address of a panel that was closed is what it was before. */
let gone = Promise.resolve();

/** Fetch the panel before it is asked for. @param {string} page of support; the panel is beside it */
export function fetchPanel(page) {
  const address = new URL("painel.html", page).href;
  const known = fetched.get(address) ?? fetchPage(address);
  fetched.set(address, known);
  known.catch(() => fetched.delete(address)); // The next call tries again.
  return known;
}

/** @param {Request} request */
export async function openPanel({ address, place, query: searched, prepare }) {
  query = searched;
  returned = false;
  const before = document.querySelector("dialog[open]");
  const page = address.split(/[?#]/)[0];
  if (current?.address !== page) {
    current?.panel.then(({ dialog }) => dialog.remove()); // That of another language.
    const panel = fetchPanel(page).then((found) => build(found, prepare));
    current = { address: page, panel };
    panel.catch(() => (current = null));
  }
  const { dialog, sections } = await current.panel;
  await goneFrom(dialog); // Who opens it again at once would be taken back as well.
  const other = document.querySelector("dialog[open]");
  if (other !== before && other !== dialog) return; // The reader went on to something else.
  if (before instanceof HTMLDialogElement && before !== dialog) before.close();
  if (location.hash !== `#${place}`) history.pushState({ panel: true }, "", `#${place}`);
  appear(dialog);
  sections.show(place, true);
}

/** The address has left the panel. */
export async function closePanel() {
  const panel = await current?.panel;
  if (!returned) panel?.dialog.close();
}

/** The page of support itself. @param {HTMLElement} root @param {() => string} query */
export function mountSections(root, query) {
  return mount(root, { query, judge });
}

/**
 * Say whether a text only greets: at once, if the words for that are at hand.
 * @param {string} text
 * @param {(is: boolean) => void} tell
 */
function judge(text, tell) {
  if (talk) return tell(talk.isEmptyTalk(text));
  const ready = import("./talk.js").then((words) => tell((talk = words).isEmptyTalk(text)));
  ready.catch(console.warn); // The message goes without our remark.
}

/** @param {string} address of the panel */
async function fetchPage(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of ["href", "action", "src", "data-hc-root", "data-hc-search"]) {
    for (const element of page.querySelectorAll(`[${name}]`)) {
      const written = element.getAttribute(name) ?? "";
      if (!written.startsWith("#")) element.setAttribute(name, new URL(written, answer.url).href);
    }
  }
  return page;
}

/** @param {Document} page @param {Request["prepare"]} prepare @returns {Panel} */
function build(page, prepare) {
  const dialog = page.querySelector("dialog");
  const body = page.querySelector("[data-hc-messenger]");
  if (!dialog || !(body instanceof HTMLElement)) throw new Error("No panel beside the page of support");
  const tabs = body.querySelector(".hc-messenger__tabs");
  if (tabs) body.append(tabs); // The menu below, as in an application.
  document.body.append(dialog);
  prepare(dialog);
  const close = () => dialog.close();
  const leave = () => (close(), goneFrom(dialog));
  const back = () => {
    returned = true;
    appear(dialog);
  };
  const sections = mount(body, { query: () => query, judge, leave, back });
  dialog.querySelector("[data-hc-close]")?.addEventListener("click", close);
  body.addEventListener("click", (event) => follow(event, sections));
  dialog.addEventListener("close", closed);
  // The keyboard of a phone covers the page without resizing it.
  const seen = visualViewport;
  const fit = () => {
    if (!seen || seen.scale > 1) return; // Who has zoomed in looks at a part of it.
    dialog.style.setProperty("--hc-seen-height", `${seen.height}px`);
    dialog.style.setProperty("--hc-seen-top", `${seen.offsetTop}px`);
  };
  for (const kind of ["resize", "scroll"]) seen?.addEventListener(kind, fit);
  fit();
  return { dialog, sections };
}

/** Sections of the panel leave no trail: one step back closes it. */
function follow(/** @type {MouseEvent} */ event, /** @type {Panel["sections"]} */ sections) {
  const link = event.target instanceof Element && event.target.closest('a[href^="#suporte"]');
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const hash = link.getAttribute("href") ?? "";
  history.replaceState(history.state, "", hash);
  sections.show(hash.slice(1), true);
}

const inPanel = () => /^#suporte(\/|$)/i.test(location.hash);

/** Whether one step back leads out of the panel. */
const isOurs = () => inPanel() && history.state?.panel;

/** @param {HTMLDialogElement} dialog */
function appear(dialog) {
  shown = true;
  if (!dialog.open) dialog.showModal();
}

/** Resolves once a panel that was closed has given its address back. @param {HTMLDialogElement} dialog */
async function goneFrom(dialog) {
  if (shown && !dialog.open) {
    await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  }
  await gone;
}

/** The address goes back to what it was. */
function closed() {
  shown = false;
  // It was opened from nowhere, or from what is gone: the browser has nowhere to go back to.
  const button = document.querySelector(".hc-header .hc-support-button");
  const lost = document.activeElement?.matches("body, dialog *");
  if (lost && button instanceof HTMLElement) button.focus();
  if (isOurs()) {
    gone = new Promise((resolve) => addEventListener("popstate", () => resolve(), { once: true }));
    history.back();
  } else if (inPanel()) history.replaceState(null, "", location.pathname + location.search);
}
