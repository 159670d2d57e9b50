// @ts-check
/** One version of an index, opened: queries in, articles out. */

import { fold, words } from "./analysis.js";
import { cardOf, sectionOf } from "./cards.js";
import { Core } from "./core.js";
import { Lists } from "./lists.js";
import { nearness } from "./nearness.js";
import { slotsOf } from "./query.js";
import { Ranking } from "./ranking.js";
import { Store } from "./store.js";
import { suggest } from "./suggestion.js";
import { readTerms } from "./terms.js";

const COMPARED = 40; // Pages of which it is looked at how near to each other the words stand.
const SHOWN = 10; // Pages of which the titles are looked at, at least.
const EXACT_TITLE = 0.15; // For the part of the reader's words that stand in a title as typed.
const WHOLE_TITLE = 0.75; // When the query says all of a title.
const RELATED = 0.5; // Share of the best coverage from which a page counts as found.
const ALL = 0.999;

/**
 * @typedef {{ address: string, anchor: string, title: string, heading: string, extract: string,
 *   path: string[], collection: string, score: number }} Hit
 *   address: from the site's root; anchor, heading: of the section, or nothing; path: titles of
 *   the collections, outermost first; collection: id of the first
 * @typedef {{ id: string, title: string, count: number }} Facet  a collection of what was found
 * @typedef {{ hits: Hit[], total: number, exact: boolean, suggestion: string, facets: Facet[],
 *   slots: Slot[], ranges: (text: string) => [number, number][] }} Found
 *   total: articles with enough of the words; exact: one has all of the reader's own words;
 *   suggestion: what was meant, or nothing; slots: the query's words and what each was taken
 *   for; ranges: where a text has words that matched
 * @typedef {import("./query.js").Slot} Slot
 * @typedef {import("./ranking.js").Ranked} Ranked
 * @typedef {import("./ranking.js").Term} Term
 */

/**
 * @param {import("./files.js").Read} read
 * @param {string} folder of the version
 * @throws {import("./store.js").FileError}
 */
export async function openFolder(read, folder) {
  const store = new Store(read, folder);
  const [core, loudness] = await Promise.all([
    store.open("core.bin", (bytes) => new Core(bytes)),
    store.open("units.bin", (bytes) => bytes),
  ]);
  return new Index(store, core, loudness);
}

export class Index {
  /** @param {Store} store @param {Core} core @param {Uint8Array} loudness see Ranking */
  constructor(store, core, loudness) {
    this.store = store;
    this.core = core;
    this.ranking = new Ranking(core, loudness);
  }

  /**
   * What to mark in an article that was opened for a query.
   * @param {string} query
   * @returns {Promise<(text: string) => [number, number][]>}
   */
  async marker(query) {
    const { slots } = await this.#read(query);
    return this.#ranges(slots);
  }

  /**
   * @param {string} query
   * @param {number} limit
   * @param {string} collection id of the only one to look in, or nothing
   * @returns {Promise<Found>}
   */
  async find(query, limit, collection) {
    const { slots, terms } = await this.#read(query);
    const ranked = this.ranking.rank(terms);
    const enough = RELATED * ranked.coverage.reduce((most, share) => Math.max(most, share), 0);
    const related = [...ranked.pages.keys()].filter((at) => ranked.coverage[at] >= enough);
    const inside = (/** @type {number} */ at) =>
      this.core.trail(ranked.pages[at])[0]?.id === collection;
    const kept = collection ? related.filter(inside) : related;
    const hits = await this.#hits(kept, ranked, slots, terms, limit);
    return {
      hits,
      total: kept.length,
      exact: ranked.own.some((share) => share > ALL),
      suggestion: suggest(query, slots, hits, this.core.analysis),
      facets: this.#facets(related.map((at) => ranked.pages[at])),
      slots,
      ranges: this.#ranges(slots),
    };
  }

  /** @param {string} query */
  async #read(query) {
    this.store.rest();
    const slots = slotsOf(query, this.core);
    const terms = await readTerms(slots, {
      core: this.core,
      named: new Lists(this.store, "t", this.core.titles),
      told: new Lists(this.store, "b", this.core.texts),
    });
    return { slots, terms };
  }

  /**
   * The best pages, after a closer look at those that may be.
   * @param {number[]} places in what was ranked @param {Ranked} ranked
   * @param {Slot[]} slots @param {Term[]} terms @param {number} limit
   */
  async #hits(places, ranked, slots, terms, limit) {
    const { pages, scores, units, named, words: titled } = ranked;
    const { analysis } = this.core;
    const typed = new Set(slots.map((slot) => slot.word));
    const wanted = markedStems(slots);
    const count = (/** @type {string} */ text) =>
      new Set(analysis.stems(text).filter((stem) => wanted.has(stem))).size;
    const near = best(places, (at) => scores[at], Math.max(COMPARED, limit)).map((at) => ({
      at,
      score: scores[at] * nearness(pages[at], units[at], terms, this.core),
    }));
    const top = best(near, ({ score }) => score, Math.max(SHOWN, limit));
    const hits = top.map(async ({ at, score }) => {
      const card = await cardOf(this.store, this.core, pages[at]);
      const [address, title] = card;
      const path = this.core.trail(pages[at]);
      const exact = new Set(words(fold(title)).filter((word) => typed.has(word))).size;
      const stems = new Set(analysis.stems(title)).size;
      const whole = named[at] * Math.min(1, titled[at] / (stems || 1));
      const more = 1 + (WHOLE_TITLE * whole * whole) / (1 + named[at] * named[at]);
      return {
        address,
        title,
        ...sectionOf(card, units[at], count),
        path: path.map((place) => place.title),
        collection: path[0]?.id ?? "",
        score: score * more * (1 + (EXACT_TITLE * exact) / (typed.size || 1)),
      };
    });
    return best(await Promise.all(hits), ({ score }) => score, limit);
  }

  /** @param {number[]} pages @returns {Facet[]} */
  #facets(pages) {
    /** @type {Map<string, Facet>} */
    const found = new Map();
    for (const page of pages) {
      const top = this.core.trail(page)[0];
      if (!top) continue;
      const facet = found.get(top.id) ?? { ...top, count: 0 };
      facet.count += 1;
      found.set(top.id, facet);
    }
    return best([...found.values()], ({ count }) => count, found.size);
  }

  /** @param {Slot[]} slots */
  #ranges(slots) {
    const { analysis } = this.core;
    const stems = markedStems(slots);
    return (/** @type {string} */ text) => analysis.ranges(text, (stem) => stems.has(stem));
  }
}

/**
 * What is marked of a query's words; synonyms where the site does not have the word at all.
 * @param {Slot[]} slots
 */
function markedStems(slots) {
  const marked = slots
    .filter((slot) => slot.weight === 1)
    .flatMap(({ known, alternatives }) =>
      alternatives.filter(({ kind }) => kind !== "synonym" || !known),
    );
  return new Set(marked.flatMap((each) => each.stems));
}

/**
 * The best of a list, in order; equal ones as they stood.
 * @template T
 * @param {T[]} list @param {(item: T) => number} score @param {number} most
 * @returns {T[]}
 */
function best(list, score, most) {
  const scores = Float32Array.from(list, score);
  const least = list.length > most ? scores.slice().sort()[list.length - most] : -Infinity;
  const kept = [...list.keys()].filter((at) => scores[at] >= least);
  kept.sort((a, b) => scores[b] - scores[a] || a - b);
  return kept.slice(0, most).map((at) => list[at]);
}
