// @ts-check
/** Our search, opened as a page of the site does; see overrides/assets/javascripts/search/session.js. */

/** @param {{ engine: string, language: string }} options */
export async function open({ engine, language }) {
  const { openSearch } = await import(engine);
  const search = await openSearch(new URL("/", location.href), language);
  return {
    /** @param {string} query */
    async find(query) {
      const { hits } = await search.find(query, { limit: 10 });
      return hits.map((/** @type {{ address: string }} */ hit) => hit.address);
    },
  };
}
