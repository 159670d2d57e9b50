// @ts-check
/** Pagefind's own API. A result's address is in its fragment, as all that is shown of it. */

export async function open() {
  const address = "/pagefind/pagefind.js";
  const pagefind = await import(address);
  await pagefind.init();
  return {
    /** @param {string} query */
    async find(query) {
      const { results } = await pagefind.search(query);
      const first = results.slice(0, 10).map((/** @type {{ data: () => Promise<{ url: string }> }} */ one) => one.data());
      return (await Promise.all(first)).map(({ url }) => url);
    },
  };
}
