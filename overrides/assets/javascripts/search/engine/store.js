// @ts-check
/** The files of an index, opened when a query needs them, and the last ones kept. */

/** A file of the index that did not come, or not whole. Asking again tries again. */
export class FileError extends Error {}

const MOST_KEPT = 100; // Opened files: about 4 MB.

export class Store {
  /** @type {Map<string, Promise<any>>} */ #kept = new Map();
  /** @type {Set<string>} */ #broken = new Set();

  /** @param {import("./files.js").Read} read @param {string} folder of this version of the index */
  constructor(read, folder) {
    this.read = read;
    this.folder = folder;
  }

  /**
   * Open a file, once; what fails is forgotten, so that the next query asks again.
   * @template T
   * @param {string} name
   * @param {(bytes: Uint8Array) => T} make
   * @returns {Promise<T>}
   */
  open(name, make) {
    let file = this.#kept.get(name);
    if (!file) {
      file = this.#open(name, make);
      file.catch(() => this.#kept.delete(name));
    }
    this.#kept.delete(name); // What is asked for again becomes the last one.
    this.#kept.set(name, file);
    return file;
  }

  /** Forget the files that were not asked for lately. */
  rest() {
    for (const name of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) return;
      this.#kept.delete(name);
    }
  }

  /**
   * @template T
   * @param {string} name
   * @param {(bytes: Uint8Array) => T} make
   */
  async #open(name, make) {
    // Browsers may keep a file for ever; one that was found broken is asked for anew.
    const cache = this.#broken.has(name) ? "reload" : "default";
    try {
      const value = make(await inflate(await this.read(`${this.folder}/${name}`, cache)));
      this.#broken.delete(name);
      return value;
    } catch (error) {
      this.#broken.add(name);
      throw error instanceof FileError ? error : new FileError(`${name}: ${error}`);
    }
  }
}

/**
 * The files are zlib inside (RFC 1950), with a checksum.
 * @param {Uint8Array} packed
 */
async function inflate(packed) {
  const stream = new Blob([/** @type {BlobPart} */ (packed)]).stream();
  const opened = stream.pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(opened).arrayBuffer());
}
