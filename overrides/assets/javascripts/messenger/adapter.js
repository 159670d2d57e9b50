// @ts-check
/**
 * Vendors' messengers: each has an adapter, a module of three functions, and is loaded when the
 * reader asks for it, once. The operator's own adapter is one more (`type: custom`).
 *
 * @typedef {object} Given what `start` receives
 * @property {Record<string, string>} keys the operator's, from mkdocs.yml
 * @property {string} script the address of the vendor's script, filled with the keys
 * @property {string} language such as `pt-BR`
 * @property {(address: string, attributes?: Record<string, string>) => Promise<void>} load
 *   adds a script to the page; fails if it does not come
 *
 * @typedef {object} Visit what `open` receives
 * @property {"" | "home" | "messages" | "tickets" | "help"} section to be shown; "" for a new message
 * @property {string} message to be put in front of the reader, who sends it; "" for none
 * @property {{ topic: string, title: string, address: string, query: string }} page
 *
 * @typedef {object} Adapter
 * @property {(given: Given) => void | Promise<void>} start resolves when the messenger takes commands
 * @property {(visit: Visit) => void | Promise<void>} open resolves when the reader sees it
 * @property {() => void | Promise<void>} [end] forgets who was talking
 *
 * @typedef {import("./data.js").Channel} Channel
 */

export const PATIENCE = 10_000; // Milliseconds for each of the two steps.

/** @type {Map<string, Promise<Adapter>>} */
const started = new Map();

/** A messenger that did not come. */
export class Unreachable extends Error {}

/**
 * Load a channel's messenger; later calls wait for the same.
 * @param {Channel} channel
 * @param {string} language
 * @returns {Promise<Adapter>}
 * @throws {Unreachable} it was blocked, broke, or is late
 */
export async function reach(channel, language) {
  const { module = "", script = "", keys = {} } = channel;
  const begin = async () => {
    /** @type {Adapter} */
    const adapter = await import(module); // An address, from the table or from the operator.
    await adapter.start({ keys, script, language, load: addScript });
    return adapter;
  };
  const known = started.get(module) ?? begin();
  started.set(module, known);
  known.catch(() => started.delete(module)); // What failed may be tried again; what is late may come.
  return inTime(known);
}

/** Whether it was loaded on this page. @param {Channel} channel */
export function running(channel) {
  return started.get(channel.module ?? "");
}

/**
 * @template T
 * @param {T | Promise<T>} work
 * @returns {Promise<T>}
 * @throws {Unreachable}
 */
export async function inTime(work) {
  let timer = 0;
  const late = new Promise((_, fail) => {
    timer = window.setTimeout(() => fail(new Unreachable("late")), PATIENCE);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([work, late]));
  } catch (error) {
    throw error instanceof Unreachable ? error : new Unreachable("broken", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** @type {import("./adapter.js").Given["load"]} */
function addScript(address, attributes = {}) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Unreachable(address));
    });
    script.src = address;
    document.head.append(script);
  });
}
