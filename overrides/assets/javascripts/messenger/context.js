// @ts-check
/**
 * What the reader was doing on this page, for the message to tell.
 *
 * @typedef {object} Context
 * @property {string} article id, or nothing
 * @property {string} title of the article
 * @property {string} address of the article
 * @property {string} lost an address of this site that does not exist
 * @property {string} query the last search
 */

/** @param {string} query @returns {Context} */
export function readContext(query) {
  const faces = document.querySelector(".hc-feedback__faces");
  const article = (faces instanceof HTMLElement && faces.dataset.article) || "";
  const lost = document.querySelector(".hc-not-found") ? location.href.split("#")[0] : "";
  return {
    article,
    title: article ? (document.querySelector("article h1")?.textContent?.trim() ?? "") : "",
    address: article ? published() : "",
    lost,
    // Lines and marks of direction come from addresses that somebody made, not from readers.
    query: query.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim().slice(0, 300),
  };
}

/** The page's address as everybody knows it. */
export function published() {
  const link = document.querySelector("link[rel=canonical]");
  return link instanceof HTMLLinkElement ? link.href : location.origin + location.pathname;
}
