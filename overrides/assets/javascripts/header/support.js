// @ts-check
/**
 * The ways to a person: links marked `data-hc-panel`, those of writers that lead to a section of
 * the page of support, and addresses that end in `#suporte`. The panel itself is fetched when a
 * reader reaches for it.
 *
 * @typedef {typeof import("../messenger.js")} Messenger
 * @typedef {() => Promise<Messenger>} Load
 */

const PLACE = /^#(suporte(?:\/[a-z]+)?)\/?$/i;
let searched = "";

/**
 * @param {Load} load
 * @param {(root: ParentNode) => void} prepare brings the search boxes of the panel to life
 */
export function mountSupport(load, prepare) {
  document.addEventListener("help-center:search", (event) => {
    searched = /** @type {CustomEvent} */ (event).detail.query;
  });
  const root = document.querySelector("[data-hc-messenger]");
  if (root instanceof HTMLElement) mountPage(root, load);
  else if (location.protocol !== "file:") mountLinks(load, prepare); // There the page has to do.
}

/** The page of support itself. @param {HTMLElement} root @param {Load} load */
async function mountPage(root, load) {
  try {
    const messenger = await load();
    const query = new URLSearchParams(location.search).get("busca")?.trim() ?? "";
    const usual = query ? "suporte/mensagem" : "suporte";
    const sections = messenger.mountSections(root, () => query || searched);
    const follow = (/** @type {boolean} */ focus) =>
      sections.show(placeOf(location.hash) || usual, focus);
    addEventListener("hashchange", () => follow(true));
    follow(false);
  } catch (error) {
    console.warn(error); // Its links remain.
    root.dataset.ready = "";
    if (location.hash) location.replace(location.hash);
  }
}

/** Any other page. @param {Load} load @param {(root: ParentNode) => void} prepare */
function mountLinks(load, prepare) {
  const usual = document.querySelector(".hc-header .hc-support-button");
  if (!(usual instanceof HTMLAnchorElement)) return;
  const [button, page] = [usual, usual.href];
  let opened = false;

  /** @param {string} place @param {HTMLAnchorElement} [link] that the reader followed */
  async function open(place, link) {
    const address = !link || link.dataset.hcChannel ? page : link.href;
    const carried = (/** @type {string} */ url) => new URL(url).searchParams.get("busca") ?? "";
    const query = (link && carried(link.href)) || searched || carried(location.href);
    const busy = link ?? button;
    opened = true;
    busy.setAttribute("aria-busy", "true");
    try {
      await (await load()).openPanel({ address, place, prepare, query });
    } catch (error) {
      console.warn(error);
      if (!navigator.onLine) return sayOffline(button); // A page of the browser's would help nobody.
      const there = new URL(address);
      there.hash = place;
      location.assign(there); // The page is there all the same.
    } finally {
      busy.removeAttribute("aria-busy");
    }
  }

  const follow = () => {
    const place = placeOf(location.hash);
    if (place) open(place);
    else if (opened) load().then((messenger) => messenger.closePanel()).catch(console.warn);
  };

  for (const link of document.querySelectorAll("a[data-hc-panel]")) {
    link.setAttribute("aria-haspopup", "dialog");
  }
  document.addEventListener("click", (event) => {
    const link = linkOf(event, page);
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || event.button || !plain || event.defaultPrevented) return;
    event.preventDefault();
    open(link.dataset.hcPanel ?? link.hash.slice(1), link);
  });
  const early = (/** @type {Event} */ event) => {
    const link = linkOf(event, page);
    const address = link?.dataset.hcChannel ? page : link?.href;
    if (address) load().then((messenger) => messenger.fetchPanel(address)).catch(() => {});
  };
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, early);
  addEventListener("hashchange", follow); // Back and forward too.
  follow();
}

/**
 * The link to the panel that an event is about.
 * @param {Event} event
 * @param {string} page the address of the page of support
 */
function linkOf(event, page) {
  const link = event.target instanceof Element && event.target.closest("a");
  if (!(link instanceof HTMLAnchorElement)) return null;
  const section = PLACE.test(link.hash) && link.href === page + link.hash;
  return section || link.hasAttribute("data-hc-panel") ? link : null;
}

/** Tell the reader what the search would say, too. @param {HTMLElement} button of the header */
function sayOffline(button) {
  const notice = document.createElement("p");
  notice.className = "hc-toast";
  notice.setAttribute("role", "alert");
  notice.textContent = button.dataset.hcOffline ?? "";
  document.body.append(notice);
  setTimeout(() => notice.remove(), 8000);
}

/** A writer's own section called “Suporte” keeps its address. @param {string} hash */
function placeOf(hash) {
  const place = PLACE.exec(hash)?.[1].toLowerCase() ?? "";
  const own = place && document.getElementById(place);
  return own && !own.closest("[data-hc-messenger]") ? "" : place;
}
