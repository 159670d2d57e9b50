// @ts-check
/** The part of an index that every query needs: hooks/helpcenter/search/index.py writes it. */

import { Analysis } from "./analysis.js";
import { Lexicon } from "./lexicon.js";

const FORMAT = 1;
const NOWHERE = 65_535;

/**
 * @typedef {{ format: number, language: import("./analysis.js").Spec, titles: string[],
 *   texts: string[], collections: [string, string][], synonyms: [string[], string[]][],
 *   arrays: [string, number][] }} Header
 * @typedef {{ id: string, title: string }} Place  a collection
 */

export class Core {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
    const header = /** @type {Header} */ (JSON.parse(text));
    if (header.format !== FORMAT) throw new Error(`format ${header.format}`);
    /** @type {Record<string, Uint8Array>} */
    const arrays = {};
    let at = 4 + length;
    for (const [name, size] of header.arrays) arrays[name] = bytes.subarray(at, (at += size));
    this.titles = header.titles;
    this.texts = header.texts;
    this.analysis = new Analysis(header.language);
    this.lexicon = new Lexicon(arrays.lexicon, header.language.alike);
    this.synonyms = synonymsOf(header.synonyms);
    this.trails = trailsOf(header.collections.map(([id, title]) => ({ id, title })));

    /** Of every page: its factor, its collection's number, its first unit; and one more. */
    this.pages = arrays.units.length;
    this.priors = Float32Array.from(arrays.priors, (prior) => 2 ** ((prior - 128) / 32));
    const [low, high] = [0, 1].map((part) => arrays.places.filter((_, place) => place % 2 === part));
    this.places = Uint16Array.from(low, (byte, page) => byte | (high[page] << 8));
    this.first = startsOf(arrays.units);
    /** Of every unit its page; a page's first unit is its title. */
    this.units = this.first[this.pages];
    this.pageOf = new Uint32Array(this.units);
    for (let page = 0; page < this.pages; page += 1) {
      this.pageOf.fill(page, this.first[page], this.first[page + 1]);
    }
    /** Of every file of cards its first page, and of every page its file. */
    this.cardStart = startsOf(arrays.groups);
    this.cardFile = new Uint32Array(this.pages);
    for (let file = 0; file < arrays.groups.length; file += 1) {
      this.cardFile.fill(file, this.cardStart[file], this.cardStart[file + 1]);
    }
  }

  /**
   * The collections around a page, outermost first.
   * @param {number} page
   * @returns {Place[]}
   */
  trail(page) {
    const place = this.places[page];
    return place === NOWHERE ? [] : this.trails[place];
  }
}

/** @param {Uint8Array} sizes @returns {Uint32Array} where each one starts, and the end */
function startsOf(sizes) {
  const starts = new Uint32Array(sizes.length + 1);
  for (let at = 0; at < sizes.length; at += 1) starts[at + 1] = starts[at] + sizes[at];
  return starts;
}

/** @param {Place[]} collections @returns {Place[][]} of each, those around it and itself */
function trailsOf(collections) {
  const byId = new Map(collections.map((place) => [place.id, place]));
  return collections.map(({ id }) => {
    const parts = id.split("/");
    const ids = parts.map((_, depth) => parts.slice(0, depth + 1).join("/"));
    return ids.flatMap((above) => byId.get(above) ?? []);
  });
}

/** @param {[string[], string[]][]} groups @returns {Map<string, Set<string>>} */
function synonymsOf(groups) {
  const found = new Map();
  for (const [typed, others] of groups) {
    for (const term of typed) {
      const known = found.get(term) ?? new Set();
      for (const other of others) if (other !== term) known.add(other);
      found.set(term, known);
    }
  }
  return found;
}
