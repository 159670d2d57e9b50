// @ts-check
/**
 * Words as the index has them: hooks/helpcenter/search/analysis.py, in the browser.
 * What is particular to a language comes with the index; tests/fixtures/search/ binds the two sides.
 */

/**
 * @typedef {{ rules: Record<string, [number, string]>, longest: number, again: boolean, then: number }} Step
 * @typedef {{ stop: string, frame: string, alike: string[], shortest: number, steps: Step[],
 *   exceptions: Record<string, string>, joins: Record<string, string> }} Spec
 */

const ACCENTS = /[\u0300-\u036f]+/g;
/** @type {Record<string, string>} Letters that Unicode does not take apart, as readers type them. */
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ς: "σ", "’": "'" };
const LETTER = /[ßæœøłđıς’]/g;
const WORD = /[\p{L}\p{N}]+(?:(?:[-._']|(?<=\p{Nd}),(?=\p{Nd}))[\p{L}\p{N}]+)*/gu;
const CUT = /[-_']|\.(?!\p{Nd})|(?<!\p{Nd})\./u;
const NUMBER = /^[\p{Nd}.,]+$/u;
const PLAIN = /^(?:(?![\u{10000}-\u{10ffff}])\p{L})+$/u;
const SIMPLE = /^[\p{L}\p{N}]+$/u;
const LONGEST = 40;

/** A word of a running text with what stands inside it: accents, hyphens, apostrophes. */
export const SURFACE = /[\p{L}\p{N}\u0300-\u036f]+(?:[-._'’,][\p{L}\p{N}\u0300-\u036f]+)*/gu;

/**
 * Lower case without accents: “Configuração” and “configuracao” become the same.
 * @param {string} text
 */
export function fold(text) {
  const apart = text.toLowerCase().normalize("NFKD").replace(ACCENTS, "");
  return apart.replace(LETTER, (letter) => LETTERS[letter]);
}

/**
 * The words of a folded text, each with its parts: [["nfe", "nf", "e"], ["erro"], ["12.5"]].
 * @param {string} folded
 * @returns {string[][]}
 */
export function compounds(folded) {
  return (folded.match(WORD) ?? []).map(parts);
}

/** @param {string} folded */
export function words(folded) {
  return compounds(folded).flat();
}

/** @param {string} word @returns {string[]} */
function parts(word) {
  if (SIMPLE.test(word)) return [cut(word)];
  if (NUMBER.test(word)) return [cut(word.replaceAll(",", "."))];
  const pieces = word.split(CUT).map((piece) => piece.replaceAll(",", "."));
  if (pieces.length === 1) return [cut(pieces[0])];
  return [pieces.join(""), ...pieces].map(cut);
}

/** @param {string} word */
function cut(word) {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join("");
}

export class Analysis {
  /** @param {Spec} spec a language's, as compact() of analysis.py makes it */
  constructor(spec) {
    this.spec = spec;
    this.stop = new Set(spec.stop.split(" "));
    this.frame = new Set(spec.frame.split(" "));
    this.exceptions = new Map(Object.entries(spec.exceptions));
    this.joins = new Map(Object.entries(spec.joins));
    this.steps = spec.steps.map((step) => ({ ...step, rules: new Map(Object.entries(step.rules)) }));
    /** @type {Map<string, string>} */
    this.known = new Map();
  }

  /**
   * What the forms of a folded word have in common.
   * @param {string} word
   */
  stem(word) {
    let found = this.known.get(word);
    if (found === undefined) {
      found = this.#stem(word);
      if (this.known.size > 20_000) this.known.clear();
      this.known.set(word, found);
    }
    return found;
  }

  /** @param {string} word */
  #stem(word) {
    const exception = this.exceptions.get(word);
    if (exception) return exception;
    if (word.length < this.spec.shortest || !PLAIN.test(word)) return word;
    for (let at = 0; at < this.steps.length; ) {
      const step = this.steps[at];
      const shorter = apply(step, word);
      if (shorter === undefined) {
        at += 1;
        continue;
      }
      word = shorter;
      const again = step.again && this.exceptions.get(word);
      if (again) return again;
      at = step.then;
    }
    return this.joins.get(word) ?? word;
  }

  /** The stems of a text, without stop words. @param {string} text */
  stems(text) {
    const kept = words(fold(text)).filter((word) => !this.stop.has(word));
    return kept.map((word) => this.stem(word));
  }

  /**
   * Where a text has words of which `matches` says yes, as the reader sees them.
   * @param {string} text
   * @param {(stem: string, word: string) => boolean} matches
   * @returns {[number, number][]}
   */
  ranges(text, matches) {
    /** @type {[number, number][]} */
    const found = [];
    for (const match of text.matchAll(SURFACE)) {
      const inside = words(fold(match[0]));
      if (inside.some((word) => matches(this.stem(word), word))) {
        found.push([match.index, match.index + match[0].length]);
      }
    }
    return found;
  }
}

/**
 * The word after the longest rule that fits.
 * @param {{ rules: Map<string, [number, string]>, longest: number }} step
 * @param {string} word
 */
function apply(step, word) {
  for (let length = Math.min(step.longest, word.length); length > 0; length -= 1) {
    const rule = step.rules.get(word.slice(-length));
    if (rule && word.length - length >= rule[0]) return word.slice(0, -length) + rule[1];
  }
  return undefined;
}
