// @ts-check
/** What is shown of pages: the files that hooks/helpcenter/search/cards.py writes. */

import { fold } from "./analysis.js";

/** @typedef {[anchor: string | 1, heading: string, extract: string]} Section */
/** @typedef {[address: string, title: string, units: Section[][]]} Card  a unit has its sections */

/**
 * @param {import("./store.js").Store} store @param {import("./core.js").Core} core
 * @param {number} page
 * @returns {Promise<Card>}
 */
export async function cardOf(store, core, page) {
  const file = core.cardFile[page];
  const cards = await store.open(`c${file}.bin`, read);
  return cards[page - core.cardStart[file]];
}

/** @param {Uint8Array} bytes @returns {Card[]} */
function read(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/**
 * The section of a unit that shows most of what was searched for; the first of equal ones.
 * @param {Card} card @param {number} unit of the page; 0 is its title
 * @param {(text: string) => number} count how many of the words stand in a text
 * @returns {{ anchor: string, heading: string, extract: string }}
 */
export function sectionOf([, , units], unit, count) {
  let most = -1;
  let best = { anchor: "", heading: "", extract: "" };
  for (const [anchor, heading, extract] of units[Math.max(0, unit - 1)] ?? []) {
    const words = count(`${heading} ${extract}`) + (extract ? 0.5 : 0); // A bare heading says less.
    if (words <= most) continue;
    most = words;
    best = { anchor: anchor === 1 ? slug(heading) : anchor, heading, extract };
  }
  return best;
}

/** The anchor that a heading mostly has. @param {string} heading */
function slug(heading) {
  const plain = fold(heading).replace(/[^\p{L}\p{N}_\s-]/gu, "");
  return plain.trim().replace(/[-\s]+/g, "-");
}
