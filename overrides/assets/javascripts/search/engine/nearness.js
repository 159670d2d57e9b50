// @ts-check
/** How near to each other the words of a query stand in a section. */

import { PARTS } from "./postings.js";
import { placeFor } from "./sorted.js";

const NEAR = 1.5; // What all the words in one quarter of a text add, as a share of the score.

/**
 * The factor of a page in whose best section the words stand together.
 * @param {number} page @param {number} unit within the page
 * @param {import("./ranking.js").Term[]} terms
 * @param {import("./core.js").Core} core
 */
export function nearness(page, unit, terms, core) {
  const title = core.first[page];
  const sums = new Float32Array(PARTS);
  let total = 0;
  for (const { idf, readings } of terms) {
    const best = partsOf(readings, title, title + Math.max(1, unit));
    for (let part = 0; part < PARTS; part += 1) sums[part] += idf * best[part];
    total += idf;
  }
  const near = Math.max(...sums) / (total || 1);
  return 1 + NEAR * near * near;
}

/**
 * How well a word is met in each quarter of a section; one in a title or heading is near to all.
 * @param {import("./ranking.js").Reading[]} readings @param {number} title @param {number} unit
 */
function partsOf(readings, title, unit) {
  const best = new Float32Array(PARTS);
  for (const { weight, named, told } of readings) {
    for (const list of named) {
      if (list && (placeIn(list, title) >= 0 || placeIn(list, unit) >= 0)) {
        for (let part = 0; part < PARTS; part += 1) best[part] = Math.max(best[part], weight);
      }
    }
    for (const list of told) {
      const parts = list?.marks[placeIn(list, unit)] ?? 0;
      for (let part = 0; part < PARTS; part += 1) {
        if ((parts >> part) & 1) best[part] = Math.max(best[part], weight);
      }
    }
  }
  return best;
}

/** @param {import("./postings.js").Postings} list @param {number} unit @returns {number} or -1 */
function placeIn({ units }, unit) {
  const place = placeFor(units, unit);
  return units[place] === unit ? place : -1;
}
