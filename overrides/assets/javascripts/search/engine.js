// @ts-check
/** The search of one language, over whatever version of its index is published. */

import { overHttp, overScripts } from "./engine/files.js";
import { openFolder } from "./engine/index.js";
import { FileError } from "./engine/store.js";

/**
 * @typedef {import("./engine/index.js").Found} Found
 * @typedef {import("./engine/index.js").Hit} Hit
 * @typedef {import("./engine/index.js").Index} Index
 * @typedef {import("./engine/files.js").Read} Read
 */

/**
 * Open the index of a language.
 * @param {URL} root of the site, with a final slash
 * @param {string} language
 * @throws {FileError}
 */
export async function openSearch(root, language) {
  const folder = new URL(`assets/search/${language}/`, root);
  return openIndex(folder.protocol === "file:" ? overScripts(folder) : overHttp(folder));
}

/**
 * Open an index wherever it is.
 * @param {Read} read
 * @throws {FileError}
 */
export async function openIndex(read) {
  const folder = await newest(read);
  return new Search(read, folder, await openFolder(read, folder));
}

/** @param {Read} read @returns {Promise<string>} the folder of the newest version */
async function newest(read) {
  const pointer = await read("index.json", "no-cache");
  return JSON.parse(new TextDecoder().decode(pointer)).folder;
}

export class Search {
  /** @param {Read} read @param {string} folder @param {Index} index */
  constructor(read, folder, index) {
    this.read = read;
    this.folder = folder;
    this.index = index;
  }

  /**
   * @param {string} query as typed, with a space at its end when the last word is whole
   * @param {{ limit?: number, collection?: string }} [options] collection: id, to look inside only
   * @returns {Promise<Found>}
   * @throws {FileError} when a file did not come; a later call tries again
   */
  find(query, { limit = 10, collection = "" } = {}) {
    return this.#trying(() => this.index.find(query, limit, collection));
  }

  /**
   * What to mark in an article that was opened for a query.
   * @param {string} query
   * @returns {Promise<(text: string) => [number, number][]>} where a text has words that match
   * @throws {FileError}
   */
  marker(query) {
    return this.#trying(() => this.index.marker(query));
  }

  /**
   * The site may have been published anew while the page was open: its files have moved then.
   * @template T
   * @param {() => Promise<T>} ask
   * @returns {Promise<T>}
   */
  async #trying(ask) {
    try {
      return await ask();
    } catch (error) {
      const folder = error instanceof FileError ? await newest(this.read).catch(() => "") : "";
      if (!folder || folder === this.folder) throw error;
      this.index = await openFolder(this.read, folder);
      this.folder = folder;
      return ask();
    }
  }
}
