// @ts-check
/** From what a reader's words may stand for to the lists that say where it does. */

import { completeFrom, correct, KINDS } from "./query.js";

const SYNONYM_AT_MOST = 0.9; // When the site uses the synonym far more than the reader's word.
const FAR_MORE = 20;
const MOST_CORRECTED = 6; // Unknown words of a query for which likely ones are looked for.

/**
 * @typedef {import("./query.js").Slot} Slot
 * @typedef {import("./query.js").Alternative} Alternative
 * @typedef {import("./ranking.js").Term} Term
 * @typedef {{ core: import("./core.js").Core, named: import("./lists.js").Lists,
 *   told: import("./lists.js").Lists }} Index
 */

/**
 * Fetch the lists of every alternative, and look for what was meant by words that have none.
 * @param {Slot[]} slots
 * @param {Index} index
 * @returns {Promise<Term[]>}
 * @throws {import("./store.js").FileError}
 */
export async function readTerms(slots, index) {
  await load(slots, index);
  const strong = slots.filter((slot) => slot.weight === 1);
  const { core, named, told } = index;
  for (const slot of strong) {
    if (slot.last) completeFrom([...named.around(slot.word), ...told.around(slot.word)], slot);
  }
  for (const slot of strong) slot.known = isKnown(slot, index);
  const unknown = strong.filter((slot) => !slot.known).slice(0, MOST_CORRECTED);
  for (const slot of unknown) {
    correct(slot, core, new Set([...named.around(slot.stem), ...told.around(slot.stem)]));
  }
  await load(unknown, index);
  const terms = slots.map((slot) => termOf(slot, index));
  // How rare the words of a question's form are on this site says nothing about what it asks.
  const least = Math.min(...terms.filter((_, at) => slots[at].weight === 1).map(({ idf }) => idf));
  return terms.map((term, at) =>
    slots[at].weight === 1 ? term : { ...term, idf: slots[at].weight * Math.min(term.idf, least) },
  );
}

/** @param {Slot[]} slots @param {Index} index */
async function load(slots, { named, told }) {
  const all = slots.flatMap((slot) => slot.alternatives);
  const full = all.filter((alternative) => !alternative.named);
  await Promise.all([
    named.load(all.flatMap(({ stems }) => stems)),
    told.load(full.flatMap(({ stems }) => stems)),
  ]);
}

/**
 * Whether the site has a word, whole or unfinished.
 * @param {Slot} slot @param {Index} index
 */
function isKnown({ alternatives }, { named, told }) {
  const isThere = (/** @type {string} */ stem) => named.of(stem) || told.of(stem);
  return alternatives.some(({ kind, stems }) => kind !== "synonym" && stems.every(isThere));
}

/** @param {Slot} slot @param {Index} index @returns {Term} */
function termOf(slot, { core, named, told }) {
  const size = (/** @type {string} */ stem) =>
    Math.max(named.of(stem)?.units.length ?? 0, told.of(stem)?.units.length ?? 0);
  const typed = size(slot.stem);
  const found = slot.alternatives
    .map((alternative) => ({ ...alternative, size: Math.min(...alternative.stems.map(size)) }))
    .filter((alternative) => alternative.size > 0);
  const own = found.filter(({ kind }) => kind !== "synonym");
  const common = Math.max(0, ...(own.length ? own : found).map((alternative) => alternative.size));
  const rarity = Math.log(1 + (core.units - common + 0.5) / (common + 0.5));
  // A word that nothing on the site answers is missed by every page alike.
  const idf = common ? rarity : slot.weight === 1 ? 0.5 * Math.log(1 + core.units) : 0;
  const readings = found.map(({ kind, stems, weight, named: onlyNamed, size: often }) => ({
    weight: kind === "synonym" ? raised(weight, often, typed) : weight,
    own: kind !== "synonym" && kind !== "correction",
    named: stems.map((stem) => named.of(stem)),
    told: onlyNamed ? [] : stems.map((stem) => told.of(stem)),
  }));
  return { idf, strong: slot.weight === 1, readings };
}

/**
 * A synonym that the site uses far more than the reader's own word is the site's word for it.
 * @param {number} weight @param {number} often @param {number} typed how often the reader's word is
 */
function raised(weight, often, typed) {
  const more = Math.log((often + 1) / (typed + 1)) / Math.log(FAR_MORE);
  return weight + (SYNONYM_AT_MOST - KINDS.synonym) * Math.max(0, Math.min(1, more));
}
