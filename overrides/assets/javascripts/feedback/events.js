// @ts-check
/** What is told besides answers: a search that finds nothing, the way to a person, a lost address. */
import { deliver } from "./adapters.js";
import { events, language, root } from "./config.js";
import { uuid } from "./uuid.js";

/** @typedef {ReturnType<typeof import("../words.js").mountWords>} Words */

/** @param {"search_empty" | "contact" | "not_found"} kind @param {Record<string, string | null>} data */
function tell(kind, data) {
  const detail = { schema: 1, kind, language, ...data };
  document.dispatchEvent(new CustomEvent("help-center:feedback", { detail }));
  if (events.has(kind)) deliver({ ...detail, key: uuid(), version: 1 });
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

/** @param {() => Promise<typeof import("../words.js")>} fetchWords */
export function watch(fetchWords) {
  /** @type {Promise<Words> | undefined} */
  let words;
  const withWords = (/** @type {(words: Words) => void} */ use) => {
    words ??= fetchWords().then(({ mountWords }) => mountWords(tell));
    words.then(use).catch(console.warn); // Then nothing of what was typed is told.
  };
  document.addEventListener("help-center:search", (event) =>
    withWords((words) => words.searched(/** @type {CustomEvent} */ (event).detail)),
  );
  const { pathname } = location;
  if (document.querySelector(".hc-not-found") && pathname.startsWith(root)) {
    withWords((words) => words.lost(pathname.slice(root.length - 1)));
  }
  watchContacts();
}
