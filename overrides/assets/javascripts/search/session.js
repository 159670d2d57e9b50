// @ts-check
/**
 * What one search box asks the engine, and what it hears: late answers are dropped, failures are
 * tried again, and the engine is fetched when there is something to search for.
 *
 * @typedef {import("./engine.js").Found} Found
 * @typedef {import("./engine.js").Search} Search
 * @typedef {{ query: string, collection: string }} Asked
 * @typedef {{ idle: () => void, waiting: (is: boolean) => void, failed: () => void,
 *   found: (found: Found, asked: Asked) => void }} View
 */
import { language, root } from "./site.js";

const PATIENCE = 250; // Milliseconds before the reader is told to wait.

/** @type {Promise<Search> | null} */
let opening = null;

/**
 * The engine, fetched once; after a failure the next call tries again.
 * @returns {Promise<Search>}
 */
export function open() {
  opening ??= import("./engine.js")
    .then((engine) => engine.openSearch(root, language))
    .catch((error) => {
      opening = null;
      throw error;
    });
  return opening;
}

/** @param {unknown} error */
function complain(error) {
  console.warn(error);
  return null;
}

/**
 * @param {View} view
 * @param {{ limit: number, shortest: number }} options how many articles to show at most; how many
 *   letters are worth a search
 */
export function startSession(view, { limit, shortest }) {
  /** @type {Asked} */
  let asked = { query: "", collection: "" };
  let turn = 0;
  let timer = 0;
  let failed = false;
  let returns = 0; // How often the connection has come back.

  /** @param {string} text as typed @param {string} [collection] id of the only one to search in */
  async function ask(text, collection = asked.collection) {
    const query = text.trim();
    const mine = ++turn;
    asked = { query, collection: query ? collection : "" };
    failed = false;
    clearTimeout(timer);
    if (query.length < shortest) {
      view.waiting(false);
      view.idle();
      if (query) open().catch(complain); // More letters are on their way.
      return;
    }
    timer = window.setTimeout(() => view.waiting(true), PATIENCE);
    const before = returns;
    const answer = await find(text, collection).catch(complain);
    if (mine !== turn) return;
    if (!answer && returns !== before) return ask(text, collection); // It was lost on the old one.
    clearTimeout(timer);
    view.waiting(false);
    failed = !answer;
    if (!answer) return view.failed();
    asked = answer.asked;
    view.found(answer.found, asked);
    const { hits, exact } = answer.found;
    const detail = { query, found: hits.length > 0, near: !exact };
    document.dispatchEvent(new CustomEvent("help-center:search", { detail }));
  }

  /** @param {string} text with a space at its end, the last word is whole @param {string} collection */
  async function find(text, collection) {
    const query = text.trim();
    const search = await open();
    const found = await search.find(text, { limit, collection });
    if (!collection || found.facets.some((facet) => facet.id === collection)) {
      return { found, asked: { query, collection } };
    }
    // Nothing there: better all of them than nothing.
    return { found: await search.find(text, { limit }), asked: { query, collection: "" } };
  }

  window.addEventListener("online", () => {
    returns += 1;
    if (failed) ask(asked.query);
  });
  return { ask, asked: () => asked };
}

/**
 * Tell a screen reader, once the reader has stopped typing.
 * @param {HTMLElement} status a live region
 */
export function announcer(status) {
  let timer = 0;
  return (/** @type {string} */ text) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => (status.textContent = text), text ? 600 : 0);
  };
}
