// @ts-check
/** The site's own words: what a reader may be typing, or may have meant. */

import { distanceWith } from "./distance.js";
import { placeFor } from "./sorted.js";

const MOST_COMPARED = 3000;
const MOST_RESPELLED = 60;
const SHORTEST = 3;
const LONGEST = 28;
const A = 97;

export class Lexicon {
  /**
   * @param {Uint8Array} bytes as hooks/helpcenter/search/lexicon.py writes them
   * @param {string[]} alike pairs of letters that sound alike, as `s/ss`
   */
  constructor(bytes, alike) {
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const starts = bytes.subarray(4, 4 + size);
    this.counts = bytes.subarray(4 + size, 4 + 2 * size).map((half) => 2 * half); // log2 of the units
    const rests = new TextDecoder().decode(bytes.subarray(4 + 2 * size));
    /** @type {string[]} */
    this.words = new Array(size);
    this.lengths = new Uint8Array(size);
    this.letters = new Uint32Array(size);
    let word = "";
    for (let entry = 0, at = 0; entry < size; entry += 1) {
      const start = at;
      while (rests.charCodeAt(at) >= A) at += 1;
      const last = String.fromCharCode(rests.charCodeAt(at) + 32);
      word = word.slice(0, starts[entry]) + rests.slice(start, at) + last;
      at += 1;
      this.words[entry] = word;
      this.lengths[entry] = word.length;
      this.letters[entry] = lettersOf(word);
    }
    this.alike = alike.map((pair) => pair.split("/"));
    this.distance = distanceWith(this.alike);
  }

  /** @param {string} word */
  has(word) {
    return this.words[placeFor(this.words, word)] === word;
  }

  /**
   * How common a word is: log2 of the units that have it, or -1.
   * @param {string} word
   */
  count(word) {
    const at = placeFor(this.words, word);
    return this.words[at] === word ? this.counts[at] : -1;
  }

  /**
   * Words that go on from what was typed, likely ones first.
   * @param {string} start
   * @param {number} most words that are looked at
   * @returns {{ word: string, score: number }[]}
   */
  completions(start, most = 2000) {
    const found = [];
    const from = placeFor(this.words, start);
    for (let at = from; at < from + most && this.words[at]?.startsWith(start); at += 1) {
      const word = this.words[at];
      found.push({ word, score: (2 ** this.counts[at] * start.length) / word.length });
    }
    return found.sort((a, b) => b.score - a.score);
  }

  /**
   * Words that may have been meant, likely ones first; a last word may be unfinished.
   * @param {string} typed
   * @param {boolean} unfinished
   * @returns {{ word: string, distance: number, start: boolean, score: number }[]}
   */
  corrections(typed, unfinished) {
    if (!isPlain(typed)) return [];
    const most = believed(typed);
    const reach = Math.ceil(most);
    const letters = lettersOf(typed);
    const found = [];
    let compared = 0;
    for (let at = 0; at < this.words.length && compared < MOST_COMPARED; at += 1) {
      const longer = this.lengths[at] - typed.length;
      if (longer < -reach || longer > reach + (unfinished ? 6 : 0)) continue;
      const word = this.words[at];
      let distance = most + 1;
      let start = false;
      // One change takes a letter away and brings one; x for ch brings two.
      if (longer <= reach && bits(letters ^ this.letters[at]) <= 2 * reach + 1) {
        compared += 1;
        distance = this.distance(typed, word, most);
      }
      if (distance > most && unfinished && longer > 0 && typed.length > 4) {
        if (bits(letters & ~this.letters[at]) > 1) continue;
        compared += 1;
        start = true;
        distance = Math.min(
          this.distance(typed, word.slice(0, typed.length), 1),
          this.distance(typed, word.slice(0, typed.length + 1), 1),
        );
        if (distance > 1) continue;
      }
      if (distance > most) continue;
      const other = word[0] === typed[0] ? 0 : 1.5;
      const score = this.counts[at] - 4 * distance - (start ? 2 : 0) - other;
      found.push({ word, distance, start, score });
    }
    return found.sort((a, b) => b.score - a.score);
  }

  /**
   * The same among a few rare words that the lexicon has not.
   * @param {string} typed
   * @param {Iterable<string>} rare
   * @returns {{ word: string, distance: number, start: boolean, score: number }[]}
   */
  near(typed, rare) {
    if (!isPlain(typed)) return [];
    const most = believed(typed);
    const found = [];
    for (const word of rare) {
      if (Math.abs(word.length - typed.length) > Math.ceil(most) || !isPlain(word)) continue;
      const distance = this.distance(typed, word, most);
      if (distance <= most) found.push({ word, distance, start: false, score: -4 * distance });
    }
    return found;
  }

  /**
   * A word with letters that sound alike in the place of one, or of two: “exclussao”, “exclusao”.
   * @param {string} typed
   * @returns {string[]}
   */
  respellings(typed) {
    const pairs = this.alike.flatMap(([one, other]) => [[one, other], [other, one]]);
    const found = pairs.flatMap(([from, to]) =>
      [...typed.matchAll(new RegExp(from, "g"))].map(
        ({ index }) => typed.slice(0, index) + to + typed.slice(index + from.length),
      ),
    );
    return found.slice(0, MOST_RESPELLED);
  }

  /**
   * Two words that were typed as one, or nothing.
   * @param {string} joined
   * @returns {[string, string] | undefined}
   */
  split(joined) {
    let best = -1;
    let found;
    for (let at = 3; at <= joined.length - 3; at += 1) {
      const left = this.count(joined.slice(0, at));
      const right = this.count(joined.slice(at));
      if (left < 0 || right < 0 || Math.min(left, right) <= best) continue;
      best = Math.min(left, right);
      found = /** @type {[string, string]} */ ([joined.slice(0, at), joined.slice(at)]);
    }
    return found;
  }
}

/** @param {string} word */
function isPlain(word) {
  return word.length >= SHORTEST && word.length <= LONGEST && /^[a-z]+$/.test(word);
}

/**
 * How many typos are believed: in a short word only letters that sound alike.
 * @param {string} word
 */
function believed(word) {
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0.5;
}

/** @param {string} word of a to z @returns {number} a bit for each letter that it has */
function lettersOf(word) {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) - A);
  return set >>> 0;
}

/** @param {number} set @returns {number} how many bits are 1 */
function bits(set) {
  let count = 0;
  for (let rest = set >>> 0; rest; rest &= rest - 1) count += 1;
  return count;
}
