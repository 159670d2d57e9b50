// @ts-check
/** What is told besides answers: a search that finds nothing, the way to a person, a lost address. */
import { deliver } from "./adapters.js";
import { events, language, root } from "./config.js";
import { folded, looksPersonal } from "./private.js";
import { uuid } from "./uuid.js";

const SETTLED = 2000; // Milliseconds without another search: this is what the reader looks for.
/** @type {Set<string>} */
const searched = new Set();

/** @param {"search_empty" | "contact" | "not_found"} kind @param {Record<string, string | null>} data */
function tell(kind, data) {
  const detail = { schema: 1, kind, language, ...data };
  document.dispatchEvent(new CustomEvent("help-center:feedback", { detail }));
  if (events.has(kind)) deliver({ ...detail, key: uuid(), version: 1 });
}

/** @param {string} typed */
function tellSearch(typed) {
  const query = folded(typed);
  if (!query || searched.has(query) || looksPersonal(typed)) return;
  searched.add(query);
  tell("search_empty", { query });
}

/** Listen to the search, which says what it found: nothing, only what is near, or the articles. */
function watchSearches() {
  let timer = 0;
  let last = "";
  document.addEventListener("help-center:search", (event) => {
    const { query, found, near } = /** @type {CustomEvent} */ (event).detail;
    clearTimeout(timer);
    last = found ? "" : query;
    if (!found || near) timer = window.setTimeout(() => tellSearch(query), SETTLED);
  });
  addEventListener("pagehide", () => last && tellSearch(last));
}

function watchContacts() {
  const clicked = (/** @type {MouseEvent} */ event) => {
    const link = event.target instanceof Element && event.target.closest("[data-hc-channel]");
    if (!(link instanceof HTMLElement) || event.button > 1) return; // 1 opens another tab.
    if (event.defaultPrevented || event.detail > 1) return; // The panel comes first; once is enough.
    const { hcChannel = "", hcTopic = "", hcArticle = "" } = link.dataset;
    const topic = [...hcTopic].slice(0, 80).join("");
    tell("contact", { article: hcArticle || null, topic, channel: hcChannel });
  };
  document.addEventListener("click", clicked);
  document.addEventListener("auxclick", clicked);
}

function tellLostAddress() {
  if (!document.querySelector(".hc-not-found") || !location.pathname.startsWith(root)) return;
  const path = decoded(location.pathname.slice(root.length - 1));
  if (!looksPersonal(path)) tell("not_found", { path: [...path].slice(0, 300).join("") });
}

/** @param {string} path with percent signs; "?" and "#" stay as they are written */
function decoded(path) {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes).replace(/[?#]/g, encodeURIComponent);
    } catch {
      return bytes;
    }
  });
}

export function watch() {
  watchSearches();
  watchContacts();
  tellLostAddress();
}
