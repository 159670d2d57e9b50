// @ts-check
/** What the bench does in a page: open an engine, put queries to it, take the time. */

/**
 * @typedef {{ find: (query: string) => Promise<string[]>, visited?: () => number }} Engine
 *   find: addresses of what would be shown
 */

/** @type {Engine} */
let engine;

Object.assign(globalThis, {
  bench: {
    /** @param {string} driver @param {unknown} options @returns {Promise<number>} milliseconds */
    async open(driver, options) {
      const { open } = await import(driver);
      const start = performance.now();
      engine = await open(options);
      return performance.now() - start;
    },
    /** @param {string} query */
    find: (query) => engine.find(query),
    /** The files are there after the first time. @param {string[]} queries @param {number} times */
    async time(queries, times) {
      for (const query of queries) await engine.find(query);
      const found = [];
      for (const query of queries) {
        let best = Infinity;
        for (let turn = 0; turn < times; turn += 1) best = Math.min(best, await once(query));
        found.push(best);
      }
      return found;
    },
    /** Letter by letter, as in the box: each answer is waited for. @param {string} query @param {number} shortest */
    async type(query, shortest) {
      const times = [];
      for (let end = shortest; end <= query.length; end += 1) times.push(await once(query.slice(0, end)));
      return times;
    },
  },
});

/** @param {string} query */
async function once(query) {
  const start = performance.now();
  await engine.find(query);
  return performance.now() - start;
}
