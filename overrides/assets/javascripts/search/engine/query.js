// @ts-check
/** What a reader's words may stand for. */

import { compounds, fold } from "./analysis.js";

const MOST_LETTERS = 500;
const MOST_SLOTS = 16;
const MOST_COMPLETIONS = 10;
const FULL_COMPLETIONS = 3; // The others are looked for in titles and headings alone.
const MOST_CORRECTIONS = 3;
const MOST_SYNONYMS = 6;
const LONGEST_PHRASE = 3;

/** Weights against the reader's own word, 1. The prototype's, tuned on its development sets. */
export const KINDS = {
  own: 1,
  joined: 0.95,
  completion: 0.85,
  longer: 0.5, // A completion of what is a word already.
  correction: 0.85,
  synonym: 0.8,
};
const FRAME = 0.8;

/**
 * @typedef {keyof typeof KINDS} Kind
 * @typedef {{ stems: string[], weight: number, kind: Kind, named: boolean, word: string }} Alternative
 *   stems: all of them must occur; named: looked for in titles and headings alone;
 *   word: as the site writes it, folded, or nothing
 * @typedef {{ word: string, stem: string, weight: number, last: boolean, known: boolean,
 *   alternatives: Alternative[] }} Slot
 *   last: unfinished; known: the site has the word, whole or unfinished (set by terms.js)
 */

/**
 * The words of a query that count, each with what can be said before any file is read.
 * @param {string} query
 * @param {import("./core.js").Core} core
 * @returns {Slot[]}
 */
export function slotsOf(query, core) {
  const { analysis } = core;
  const typed = fold(query.slice(0, MOST_LETTERS));
  const all = compounds(typed).slice(0, 4 * MOST_SLOTS);
  const unfinished = /[\p{L}\p{N}]$/u.test(typed);
  /** @type {Slot[]} */
  let slots = [];
  all.forEach((compound, at) => {
    const parts = compound.length > 1 ? compound.slice(1) : compound;
    parts.forEach((word, part) => {
      const last = unfinished && at === all.length - 1 && part === parts.length - 1;
      const slot = slotOf(word, last, analysis);
      if (compound.length > 1) offer(slot, "joined", [analysis.stem(compound[0])], compound[0]);
      slots.push(slot);
    });
  });
  joinNeighbours(slots, core);
  // A last letter is the beginning of a word that is still to come.
  if (slots.length > 1 && slots.at(-1)?.last && slots.at(-1)?.word.length === 1) slots.pop();
  const kept = slots.filter(({ word }) => !analysis.stop.has(word));
  slots = (kept.length ? kept : slots).slice(0, MOST_SLOTS);
  if (slots.some(({ word }) => !analysis.frame.has(word))) {
    for (const slot of slots) if (analysis.frame.has(slot.word)) slot.weight = FRAME;
  }
  for (const slot of slots) if (slot.last && slot.weight === 1) complete(slot, core);
  addSynonyms(slots, core);
  return slots;
}

/** @param {string} word @param {boolean} last @param {import("./analysis.js").Analysis} analysis */
function slotOf(word, last, analysis) {
  const stem = analysis.stem(word);
  /** @type {Slot} */
  const slot = { word, stem, weight: 1, last, known: false, alternatives: [] };
  offer(slot, "own", [stem], word);
  return slot;
}

/**
 * @param {Slot} slot @param {Kind} kind @param {string[]} stems @param {string} word
 * @param {{ share?: number, named?: boolean }} [options]
 */
function offer(slot, kind, stems, word, { share = 1, named = false } = {}) {
  const weight = KINDS[kind] * share;
  const key = stems.join(" ");
  const other = slot.alternatives.find((known) => known.stems.join(" ") === key);
  if (other && other.weight >= weight) return;
  if (other) slot.alternatives.splice(slot.alternatives.indexOf(other), 1);
  slot.alternatives.push({ stems, weight, kind, named, word });
}

/**
 * “guarda chuva” may be “guardachuva” in an article.
 * @param {Slot[]} slots stop words included @param {import("./core.js").Core} core
 */
function joinNeighbours(slots, { analysis, lexicon }) {
  for (let at = 0; at + 1 < slots.length; at += 1) {
    const joined = slots[at].word + slots[at + 1].word;
    if (joined.length < 4 || !lexicon.has(joined)) continue;
    for (const slot of slots.slice(at, at + 2)) offer(slot, "joined", [analysis.stem(joined)], joined);
  }
}

/** @param {Slot} slot @param {import("./core.js").Core} core */
function complete(slot, { analysis, lexicon }) {
  if (slot.word.length < 2) return;
  const known = lexicon.has(slot.word);
  /** @type {Map<string, string>} */
  const stems = new Map();
  for (const { word } of lexicon.completions(slot.word)) {
    const stem = analysis.stem(word);
    if (word !== slot.word && stem !== slot.stem && !stems.has(stem)) stems.set(stem, word);
    if (stems.size === MOST_COMPLETIONS) break;
  }
  [...stems].forEach(([stem, word], rank) => {
    offer(slot, known ? "longer" : "completion", [stem], word, { named: rank >= FULL_COMPLETIONS });
  });
}

/**
 * Rare words stand in no lexicon: complete from the stems of the files that were fetched.
 * @param {Iterable<string>} stems @param {Slot} slot
 */
export function completeFrom(stems, slot) {
  if (slot.word.length < 3) return;
  let room = FULL_COMPLETIONS;
  for (const stem of stems) {
    if (!stem.startsWith(slot.word) || slot.alternatives.some((known) => known.stems[0] === stem)) continue;
    offer(slot, "longer", [stem], stem);
    if ((room -= 1) === 0) return;
  }
}

/**
 * Words that may have been meant by one that the site does not have.
 * @param {Slot} slot @param {import("./core.js").Core} core
 * @param {Iterable<string>} around stems of the files that were fetched, for rare words
 */
export function correct(slot, { analysis, lexicon }, around) {
  const halves = slot.word.length >= 6 ? lexicon.split(slot.word) : undefined;
  if (halves) offer(slot, "joined", halves.map((half) => analysis.stem(half)), halves.join(" "));
  const found = lexicon.corrections(slot.word, slot.last);
  const stemsAround = new Set(around);
  const heard = lexicon.respellings(slot.word).filter((word) => stemsAround.has(analysis.stem(word)));
  const rare = [
    ...lexicon.near(slot.stem, stemsAround),
    ...heard.map((word) => ({ word, distance: 0.5, start: false, score: -2 })),
  ];
  const best = Math.max(...found.map(({ score }) => score), ...rare.map(({ score }) => score));
  const stems = new Set();
  for (const { word, distance, start, score } of [...found, ...rare].sort((a, b) => b.score - a.score)) {
    const stem = analysis.stem(word);
    if (stems.has(stem)) continue;
    stems.add(stem);
    const far = (distance > 1 ? 0.8 : 1) * (score < best - 3 ? 0.7 : 1);
    offer(slot, "correction", [stem], word, { share: far * (start ? 0.8 : 1) });
    if (stems.size === MOST_CORRECTIONS) break;
  }
}

/** @param {Slot[]} slots @param {import("./core.js").Core} core */
function addSynonyms(slots, { synonyms }) {
  for (let from = 0; from < slots.length; from += 1) {
    for (let length = 1; length <= LONGEST_PHRASE && from + length <= slots.length; length += 1) {
      const phrase = slots.slice(from, from + length);
      const others = synonyms.get(phrase.map(({ stem }) => stem).join(" ")) ?? [];
      for (const other of [...others].slice(0, MOST_SYNONYMS)) {
        const stems = other.split(" ");
        for (const slot of phrase) {
          if (!stems.includes(slot.stem)) offer(slot, "synonym", stems, "", { named: true });
        }
      }
    }
  }
}
