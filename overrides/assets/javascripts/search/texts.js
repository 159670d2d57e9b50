// @ts-check
/** The texts of the search by language, of `search.live`: the build puts them here. */

/** @type {Record<string, Record<string, string>>} */
export const texts = {};
