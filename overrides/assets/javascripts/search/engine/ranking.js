// @ts-check
/**
 * Ranks pages by their best section: BM25F (Robertson and Zaragoza 2009) in which the best
 * alternative of a word counts, never their sum, and the idf is the word's, not the alternative's.
 */

import { PARTS, WEIGHTS } from "./postings.js";

const SATURATION = 1.7; // BM25's k1
const COVERAGE = 0.7;
const IN_TITLE = 1.1;
const ELSEWHERE = 0.1; // What a word in another section of the page counts towards coverage.
const MOST_VISITED = 400_000; // Entries of lists that one query looks at.

/**
 * @typedef {import("./postings.js").Postings} Postings
 * @typedef {{ weight: number, own: boolean, named: (Postings | undefined)[],
 *   told: (Postings | undefined)[] }} Reading
 *   lists of an alternative, one a stem: of titles and headings, of texts
 * @typedef {{ idf: number, strong: boolean, readings: Reading[] }} Term
 *   a word of the query; strong: more than a part of a question's form
 * @typedef {{ pages: number[], scores: Float32Array, units: Uint32Array, coverage: Float32Array,
 *   own: Float32Array, named: Float32Array, words: Uint8Array }} Ranked
 *   by place in `pages`: score; unit, within the page; the share of the query, by idf, that is on the
 *   page, that is in the title; own: what of the strong words is there as the reader has typed them;
 *   words that the title has
 */

export class Ranking {
  /**
   * @param {import("./core.js").Core} core
   * @param {Uint8Array} loudness of every unit what one occurrence in its text weighs, quantized
   */
  constructor(core, loudness) {
    this.core = core;
    this.loudness = Float32Array.from(loudness, (level) => WEIGHTS[level]);
    const units = () => new Float32Array(core.units);
    const pages = () => new Float32Array(core.pages);
    // One alternative: weights in sections and titles.
    this.weight = units();
    this.title = pages();
    // One word: its best alternative; one query: all words. Shares tell coverage, without weights.
    this.best = { units: units(), unitShare: units(), pages: pages(), pageShare: pages(), any: pages(), own: pages() };
    this.sum = { units: units(), unitShare: units(), pages: pages(), pageShare: pages(), any: pages(), own: pages() };
    this.words = new Uint8Array(core.pages);
    this.visited = 0;
  }

  /**
   * @param {Term[]} terms
   * @returns {Ranked} pages in no order
   */
  rank(terms) {
    this.visited = 0;
    /** @type {number[]} */ const units = [];
    /** @type {number[]} */ const pages = [];
    const weigh = (/** @type {Term[]} */ some) => some.reduce((sum, term) => sum + term.idf, 0);
    const total = { all: weigh(terms), strong: weigh(terms.filter((term) => term.strong)) };
    // Rare words first: if there is too much to look at, it is the common ones that are cut short.
    for (const term of [...terms].sort((a, b) => b.idf - a.idf)) this.#add(term, units, pages);
    const ranked = this.#collect(units, pages, total);
    const { sum, words } = this;
    for (const unit of units) sum.units[unit] = sum.unitShare[unit] = 0;
    for (const page of pages) {
      sum.pages[page] = sum.pageShare[page] = sum.any[page] = sum.own[page] = words[page] = 0;
    }
    return ranked;
  }

  /** @param {Term} term @param {number[]} units @param {number[]} pages */
  #add({ idf, strong, readings }, units, pages) {
    const { best, sum, words } = this;
    const { pageOf } = this.core;
    /** @type {number[]} */ const seenUnits = [];
    /** @type {number[]} */ const seenPages = [];
    for (const reading of readings) {
      if (this.visited < MOST_VISITED) this.#read(reading, seenUnits, seenPages);
    }
    for (const page of seenPages) {
      if (!sum.any[page]) pages.push(page);
      sum.any[page] += idf * best.any[page];
      if (strong) sum.own[page] += idf * best.own[page];
      if (!best.pages[page]) continue;
      sum.pages[page] += idf * best.pages[page];
      sum.pageShare[page] += idf * best.pageShare[page];
      words[page] += 1;
    }
    for (const unit of seenUnits) {
      const page = pageOf[unit];
      if (!sum.units[unit]) units.push(unit);
      // What the section adds to what the page's title has; a little, so that it counts as seen.
      sum.units[unit] += idf * Math.max(1e-6, best.units[unit] - best.pages[page]);
      sum.unitShare[unit] += idf * Math.max(0, best.unitShare[unit] - best.pageShare[page]);
      best.units[unit] = best.unitShare[unit] = 0;
    }
    for (const page of seenPages) {
      best.pages[page] = best.pageShare[page] = best.any[page] = best.own[page] = 0;
    }
  }

  /**
   * Keep, of one alternative, what is better than the alternatives before it.
   * @param {Reading} reading @param {number[]} seenUnits @param {number[]} seenPages
   */
  #read({ weight: share, own, named, told }, seenUnits, seenPages) {
    const { best, weight, title } = this;
    const { pageOf } = this.core;
    const { units, pages } = Math.max(named.length, told.length) > 1 ? this.#meet(named, told) : this.#lay(named[0], told[0]);
    /** @param {number} page */
    const see = (page) => {
      if (!best.any[page]) seenPages.push(page);
      if (share > best.any[page]) best.any[page] = share;
      if (own) best.own[page] = 1;
    };
    for (const page of pages) {
      see(page);
      const value = (share * title[page]) / (SATURATION + title[page]);
      if (value > best.pages[page]) best.pages[page] = value;
      if (share > best.pageShare[page]) best.pageShare[page] = share;
    }
    for (const unit of units) {
      const page = pageOf[unit];
      see(page);
      const sum = weight[unit] + title[page];
      const value = (share * sum) / (SATURATION + sum);
      if (!best.units[unit]) seenUnits.push(unit);
      if (value > best.units[unit]) best.units[unit] = value;
      if (share > best.unitShare[unit]) best.unitShare[unit] = share;
      weight[unit] = 0;
    }
    for (const page of pages) title[page] = 0;
  }

  /**
   * Lay the lists of one stem over the sections and titles.
   * @param {Postings | undefined} named @param {Postings | undefined} told
   */
  #lay(named, told) {
    const { weight, title, loudness } = this;
    const { pageOf, first } = this.core;
    /** @type {number[]} */ const units = [];
    /** @type {number[]} */ const pages = [];
    this.visited += (named?.units.length ?? 0) + (told?.units.length ?? 0);
    named?.units.forEach((unit, at) => {
      const page = pageOf[unit];
      if (unit === first[page]) {
        title[page] = WEIGHTS[named.marks[at]];
        pages.push(page);
      } else {
        units.push(unit);
        weight[unit] = WEIGHTS[named.marks[at]];
      }
    });
    told?.units.forEach((unit, at) => {
      if (!weight[unit]) units.push(unit);
      weight[unit] += ((told.marks[at] >> PARTS) + 1) * loudness[unit];
    });
    return { units, pages };
  }

  /**
   * The same for several stems that must all occur in one place; the weakest counts.
   * @param {(Postings | undefined)[]} named @param {(Postings | undefined)[]} told
   */
  #meet(named, told) {
    const { weight, title } = this;
    /** @type {{ units: Map<number, number>, pages: Map<number, number> }[]} */
    const laid = [];
    for (let at = 0; at < Math.max(named.length, told.length); at += 1) {
      const { units, pages } = this.#lay(named[at], told[at]);
      laid.push({
        units: new Map(units.map((unit) => [unit, weight[unit]])),
        pages: new Map(pages.map((page) => [page, title[page]])),
      });
      for (const unit of units) weight[unit] = 0;
      for (const page of pages) title[page] = 0;
    }
    /** @param {"units" | "pages"} kind @param {Float32Array} values */
    const together = (kind, values) =>
      [...laid[0][kind].keys()].filter((place) => {
        const least = Math.min(...laid.map((each) => each[kind].get(place) ?? 0));
        values[place] = least;
        return least > 0;
      });
    return { units: together("units", weight), pages: together("pages", title) };
  }

  /**
   * @param {number[]} units @param {number[]} pages
   * @param {{ all: number, strong: number }} total of the words' idf
   * @returns {Ranked}
   */
  #collect(units, pages, total) {
    const { sum, title: score, best, words } = this;
    const { pageOf, first, priors } = this.core;
    const chosen = best.pages; // Both are free again.
    /** @param {number} page @param {number} share */
    const covered = (page, share) =>
      (((1 - ELSEWHERE) * share + ELSEWHERE * sum.any[page]) / total.all) ** COVERAGE;
    for (const page of pages) {
      score[page] = sum.pages[page] && sum.pages[page] * covered(page, sum.pageShare[page]);
    }
    for (const unit of units) {
      const page = pageOf[unit];
      const value = sum.pages[page] + sum.units[unit];
      if (value <= score[page]) continue; // Coverage is at most 1.
      const covering = value * covered(page, sum.pageShare[page] + sum.unitShare[unit]);
      if (covering <= score[page]) continue;
      score[page] = covering;
      chosen[page] = unit - first[page];
    }
    const take = (/** @type {(page: number) => number} */ of) => Float32Array.from(pages, of);
    const named = take((page) => sum.pageShare[page] / total.all);
    const ranked = {
      pages,
      scores: take((page) => score[page] * priors[page]),
      units: Uint32Array.from(pages, (page) => chosen[page]),
      coverage: take((page) => sum.any[page] / total.all),
      own: take((page) => sum.own[page] / total.strong),
      named,
      words: Uint8Array.from(pages, (page) => words[page]),
    };
    for (let at = 0; at < pages.length; at += 1) {
      ranked.scores[at] *= 1 + IN_TITLE * named[at] * named[at];
      score[pages[at]] = chosen[pages[at]] = 0;
    }
    return ranked;
  }
}
