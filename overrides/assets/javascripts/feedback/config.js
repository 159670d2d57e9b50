// @ts-check
/** Where answers go, as `partials/help-center/answers.html` says it on every page. */

const tag = document.querySelector("script[data-hc-destination]");
const data = tag instanceof HTMLElement ? tag.dataset : {};

export const language = document.documentElement.lang;
/** Path of the site's root, with a slash at its end. */
export const root = new URL(data.hcRoot || ".", document.baseURI).pathname.replace(/\/*$/, "/");
/** Name of the adapter; none in a folder of the reader's device, which has no server to ask. */
export const destination = location.protocol === "file:" ? "" : (data.hcDestination ?? "");
/** Address that takes what is sent, if the destination is one. */
export const address = data.hcUrl ? new URL(data.hcUrl, document.baseURI).href : "";
/** What is sent besides answers. */
export const events = new Set((data.hcEvents ?? "").split(" "));
