// @ts-check
/** What the search knows of its site: addresses, from `partials/help-center/search.html`; texts. */
import { texts } from "./texts.js";

/** @typedef {import("./engine.js").Hit} Hit */

/** @type {{ root: string, page: string, support: string }} */
const data = JSON.parse(document.getElementById("hc-search-data")?.textContent ?? "{}");

export const language = document.documentElement.lang;
/** The site's root, also when the site lies below another one. */
export const root = new URL(data.root.replace(/\/?$/, "/"), document.baseURI);

const own = texts[language] ?? {};
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);

/**
 * A text in the page's language.
 * @param {string} key
 * @param {Record<string, string | number>} [values] for the names in braces; `n` chooses the plural
 */
export function say(key, values = {}) {
  const n = Number(values.n);
  const form = n === 0 ? "zero" : plurals.select(n || 0);
  const text = own[key] ?? own[`${key}.${form}`] ?? own[`${key}.other`] ?? key;
  return text.replace(/{(\w+)}/g, (whole, name) => {
    const value = values[name];
    return typeof value === "number" ? numbers.format(value) : (value ?? whole);
  });
}

/**
 * The results' page.
 * @param {string} query
 * @param {string} [collection] id of the only one to search in
 */
export function pageAddress(query, collection = "") {
  return withQuery(data.page, { q: query, colecao: collection });
}

/** The way to support, carrying what was searched for. @param {string} query */
export function supportAddress(query) {
  return withQuery(data.support, { busca: query });
}

/**
 * An article, at the passage that was found, with its words to be marked.
 * @param {Hit} hit
 * @param {string} query
 */
export function hitAddress(hit, query) {
  // The "./" keeps an index that somebody has spoiled from naming another host or a script.
  const address = new URL(withQuery(`./${hit.address}`, { busca: query }, root));
  address.hash = hit.anchor;
  return address.href;
}

/**
 * @param {string} address
 * @param {Record<string, string>} values empty ones are left out
 * @param {string | URL} base
 */
function withQuery(address, values, base = document.baseURI) {
  const url = new URL(address, base);
  // In a folder of the reader's device nobody looks for the page of a folder.
  if (url.protocol === "file:") url.pathname = url.pathname.replace(/\/$/, "/index.html");
  for (const [name, value] of Object.entries(values)) if (value) url.searchParams.set(name, value);
  return url.href;
}
