// @ts-check
/**
 * What readers typed that may be told: a search that finds nothing, an address that leads nowhere.
 * Fetched with the first of them.
 *
 * @typedef {(kind: "search_empty" | "not_found", data: Record<string, string>) => void} Tell
 */
import { folded, looksPersonal } from "./words/private.js";

const SETTLED = 2000; // Milliseconds without another search: this is what the reader looks for.

/** @param {Tell} tell */
export function mountWords(tell) {
  /** @type {Set<string>} */
  const told = new Set();
  let timer = 0;
  let last = "";

  /** @param {string} typed */
  function tellSearch(typed) {
    const query = folded(typed);
    if (!query || told.has(query) || looksPersonal(typed)) return;
    told.add(query);
    tell("search_empty", { query });
  }

  addEventListener("pagehide", () => last && tellSearch(last));
  return {
    /**
     * The search says what it found: nothing, only what is near, or the articles.
     * @param {{ query: string, found: number, near: boolean }} search
     */
    searched({ query, found, near }) {
      clearTimeout(timer);
      last = found ? "" : query;
      if (!found || near) timer = window.setTimeout(() => tellSearch(query), SETTLED);
    },

    /** @param {string} address from the site's root */
    lost(address) {
      const path = decoded(address);
      if (!looksPersonal(path)) tell("not_found", { path: [...path].slice(0, 300).join("") });
    },
  };
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
