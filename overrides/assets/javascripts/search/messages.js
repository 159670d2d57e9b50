// @ts-check
/** What is said around the results: another spelling, nothing found, something went wrong. */
import { button, el } from "./dom.js";
import { say, supportAddress } from "./site.js";

/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./session.js").Asked} Asked */

/**
 * "Você quis dizer …?", or nothing.
 * @param {Found} found
 * @param {(query: string) => void} search
 */
export function drawSuggestion(found, search) {
  if (!found.suggestion) return null;
  const choose = button("hc-search__meant", found.suggestion, () => search(found.suggestion));
  const [before, after] = say("meant").split("{query}");
  return el("p", { class: "hc-search__note" }, before, choose, after ?? "");
}

/** Says that what follows is only near; or nothing. @param {Found} found @param {Asked} asked */
export function drawNearest(found, asked) {
  return isNear(found, asked) ? el("p", { class: "hc-search__note" }, say("nearest")) : null;
}

/** What a screen reader is told. @param {Found} found @param {Asked} asked */
export function summary(found, asked) {
  if (!found.hits.length) return say("none", asked);
  const count = say("count", { n: found.total });
  return isNear(found, asked) ? `${say("nearest")} ${count}` : count;
}

/**
 * Whether none of the articles has all the words. A last word of one letter is still being typed.
 * @param {Found} found
 * @param {Asked} asked
 */
function isNear(found, asked) {
  return !found.exact && found.hits.length > 0 && !/\s\S$/.test(asked.query);
}

/**
 * Nothing found: other ways.
 * @param {Asked} asked
 * @param {Element[]} others
 */
export function drawNone(asked, others) {
  return el(
    "div",
    { class: "hc-search__none" },
    el("p", { class: "hc-search__strong" }, say("none", asked)),
    el("p", {}, say("advice")),
    ...others,
  );
}

/**
 * The collections, and the way to support with what was searched for.
 * @param {string} query
 * @returns {Element[]}
 */
export function ways(query) {
  const template = document.getElementById("hc-search-ways");
  if (!(template instanceof HTMLTemplateElement)) return [];
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const person = copy.querySelector("a[data-hc-panel]");
  if (query) person?.setAttribute("href", supportAddress(query));
  return [...copy.children];
}

/** A search that failed. @param {() => void} again */
export function drawFailure(again) {
  return el(
    "div",
    { class: "hc-search__failed" },
    el("p", { class: "hc-search__strong" }, failure()),
    button("hc-search__again", say("retry"), again),
  );
}

/** What went wrong, in the reader's words. */
export function failure() {
  return navigator.onLine ? say("failed") : `${say("offline")} ${say("failed")}`;
}
