// @ts-check
/** “Você quis dizer”: the query with the words that the site has. */

import { fold, SURFACE, words } from "./analysis.js";

/**
 * The query as it was probably meant, or nothing if no word was corrected.
 * @param {string} query
 * @param {import("./query.js").Slot[]} slots
 * @param {{ title: string, heading: string, extract: string }[]} hits where accents are learnt from
 * @param {import("./analysis.js").Analysis} analysis
 */
export function suggest(query, slots, hits, analysis) {
  /** @type {Map<string, string>} */
  const meant = new Map();
  for (const { word, alternatives } of slots) {
    const best = alternatives.find(({ kind, word: other }) => kind === "correction" && other);
    const halves = alternatives.find(({ kind, stems }) => kind === "joined" && stems.length > 1);
    const other = halves?.word ?? (best && written(best.word, hits, analysis));
    if (other) meant.set(word, other);
  }
  if (!meant.size) return "";
  return query.trim().replace(SURFACE, (surface) => meant.get(words(fold(surface))[0]) ?? surface);
}

/**
 * A folded word as the site writes it, accents and all.
 * @param {string} word
 * @param {{ title: string, heading: string, extract: string }[]} hits
 * @param {import("./analysis.js").Analysis} analysis
 */
function written(word, hits, analysis) {
  const stem = analysis.stem(word);
  let alike = "";
  for (const { title, heading, extract } of hits) {
    for (const [surface] of `${title} ${heading} ${extract}`.matchAll(SURFACE)) {
      const folded = fold(surface);
      if (folded === word) return surface.toLowerCase();
      if (!alike && analysis.stem(folded) === stem) alike = surface.toLowerCase();
    }
  }
  return alike;
}
