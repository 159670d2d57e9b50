// @ts-check
/** Where the files of an index come from. */

import { FileError } from "./store.js";

const PATIENCE = 30e3; // Milliseconds; a file is at most some kB, and who waits longer is told.

/**
 * @callback Read
 * @param {string} name of a file, from the folder of a language's index
 * @param {RequestCache} [cache]
 * @returns {Promise<Uint8Array>}
 */

/**
 * Files of a site on a server.
 * @param {URL} folder with a final slash
 * @returns {Read}
 */
export function overHttp(folder) {
  return async (name, cache = "default") => {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(new URL(name, folder), { cache, signal });
    if (!response.ok) throw new FileError(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

/**
 * Files of a site in a folder of this device, where browsers refuse fetch(): scripts, each of which
 * hands its file over. Only a site built for reading offline has them.
 * @param {URL} folder with a final slash
 * @returns {Read}
 */
export function overScripts(folder) {
  /** @type {Map<string, string>} */
  const given = new Map();
  Object.assign(window, {
    /** @param {string} name @param {string} data in base 64 */
    hcSearchFile: (name, data) => given.set(name, data),
  });
  return (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, folder).href;
      script.onload = () => resolve(Uint8Array.from(atob(given.get(name) ?? ""), code));
      script.onerror = () => reject(new FileError(name));
      document.head.append(script);
      script.remove();
    });
}

/** @param {string} char */
function code(char) {
  return char.charCodeAt(0);
}
