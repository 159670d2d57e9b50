// @ts-check
/** Material's own worker, spoken to as its bundle.js does: 0 set up, 1 ready, 2 query, 3 result. */

/** @param {{ worker: string }} options */
export async function open({ worker }) {
  const index = await (await fetch("/search/search_index.json")).json();
  const search = new Worker(worker);
  /** @param {unknown} message @returns {Promise<any>} */
  const send = (message) =>
    new Promise((resolve, reject) => {
      search.onmessage = ({ data }) => resolve(data);
      search.onerror = (event) => reject(new Error(event.message));
      search.postMessage(message);
    });
  await send({ type: 0, data: { ...index, options: { suggest: false } } });
  return {
    /** @param {string} query */
    async find(query) {
      const { data } = await send({ type: 2, data: query });
      const pages = data.items.map((/** @type {{ location: string }[]} */ [page]) => page.location.split("#")[0]);
      return [...new Set(pages)].slice(0, 10);
    },
  };
}
