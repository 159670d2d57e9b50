// @ts-check
/** What is shown of pages: the files that hooks/helpcenter/search/cards.py writes. */

import { fold } from "./analysis.js";

/** @typedef {[anchor: string | 1, heading: string, extract: string]} Section */
/** @typedef {[address: string, title: string, sections: Section[]]} Card */

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
 * @param {Card} card @param {number} unit of the page; 0 is its title
 * @returns {{ anchor: string, heading: string, extract: string }}
 */
export function sectionOf([, , sections], unit) {
  const [anchor, heading, extract] = sections[Math.max(0, unit - 1)] ?? ["", "", ""];
  return { anchor: anchor === 1 ? slug(heading) : anchor, heading, extract };
}

/** The anchor that a heading mostly has. @param {string} heading */
function slug(heading) {
  const plain = fold(heading).replace(/[^\p{L}\p{N}_\s-]/gu, "");
  return plain.trim().replace(/[-\s]+/g, "-");
}
