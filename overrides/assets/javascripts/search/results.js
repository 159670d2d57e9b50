// @ts-check
/** How what was found is drawn. */
import { el, newId } from "./dom.js";
import { hitAddress, pageAddress, say } from "./site.js";

/** @typedef {import("./engine.js").Hit} Hit */
/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./session.js").Asked} Asked */

/**
 * A text with the words that were found in <mark>.
 * @param {string} text
 * @param {[number, number][]} ranges
 */
export function marked(text, ranges) {
  const parts = document.createDocumentFragment();
  let end = 0;
  for (const [from, to] of ranges) {
    if (from < end || to <= from) continue;
    parts.append(text.slice(end, from), el("mark", { class: "hc-mark" }, text.slice(from, to)));
    end = to;
  }
  parts.append(text.slice(end));
  return parts;
}

/**
 * One article: a link with title, section, passage and path.
 * @param {Hit} hit
 * @param {Found} found
 * @param {Asked} asked
 */
export function drawHit(hit, found, asked) {
  const draw = (/** @type {string} */ text) => marked(text, found.ranges(text));
  const part = (/** @type {string} */ name, /** @type {string} */ text) =>
    text ? el("span", { class: `hc-hit__${name}`, id: newId() }, draw(text)) : null;
  const names = [part("title", hit.title), part("heading", hit.heading)];
  const extract = part("extract", hit.extract);
  const path = hit.path.length
    ? el("span", { class: "hc-hit__path", id: newId() }, hit.path.join(" › "))
    : null;
  // Read by name first, so that going through a list by ear is not hearing every passage.
  return el(
    "a",
    {
      class: "hc-hit",
      href: hitAddress(hit, asked.query),
      "aria-labelledby": [...names, path].flatMap((each) => each?.id ?? []).join(" "),
      "aria-describedby": extract?.id ?? null,
    },
    ...names,
    extract,
    path,
  );
}

/**
 * The popup of a combobox, each article an option.
 * @param {Found} found
 * @param {Asked} asked
 */
export function drawList(found, asked) {
  const options = found.hits.map((hit) => drawHit(hit, found, asked));
  if (found.total > found.hits.length) {
    const href = pageAddress(asked.query, asked.collection);
    options.push(el("a", { class: "hc-search__all", href }, say("all", { n: found.total })));
  }
  for (const option of options) {
    option.id = newId();
    option.tabIndex = -1; // The field keeps the focus; arrows move aria-activedescendant.
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
  }
  const list = { role: "listbox", id: newId(), "aria-label": say("results") };
  return el("div", { class: "hc-search__list", ...list }, ...options);
}
