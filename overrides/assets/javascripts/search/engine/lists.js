// @ts-check
/** The lists of the stems that one query needs; the store keeps those that were asked for lately. */

import { readPostings } from "./postings.js";
import { placeFor } from "./sorted.js";

/** @typedef {import("./postings.js").Postings} Postings */

export class Lists {
  /** @type {Map<number, Map<string, Postings>>} */ #shards = new Map();

  /**
   * @param {import("./store.js").Store} store
   * @param {"t" | "b"} kind t: titles and headings; b: texts
   * @param {string[]} firsts where in the order of stems each file starts
   */
  constructor(store, kind, firsts) {
    this.store = store;
    this.kind = kind;
    this.firsts = firsts;
  }

  /**
   * Fetch what is not there yet.
   * @param {Iterable<string>} stems
   * @throws {import("./store.js").FileError}
   */
  async load(stems) {
    const places = new Set([...stems].map((stem) => this.#place(stem)));
    places.delete(-1);
    await Promise.all([...places].map((place) => this.#open(place)));
  }

  /** The file in which a stem would stand; -1: none. @param {string} stem */
  #place(stem) {
    const place = placeFor(this.firsts, stem);
    return this.firsts[place] === stem ? place : place - 1;
  }

  /** @param {number} place */
  async #open(place) {
    this.#shards.set(place, await this.store.open(`${this.kind}${place}.bin`, readPostings));
  }

  /**
   * Where a stem occurs, if anywhere; it has been loaded.
   * @param {string} stem
   */
  of(stem) {
    return this.#shards.get(this.#place(stem))?.get(stem);
  }

  /**
   * The stems around one, as far as they stand in its file.
   * @param {string} stem
   * @returns {Iterable<string>}
   */
  around(stem) {
    return this.#shards.get(this.#place(stem))?.keys() ?? [];
  }
}
