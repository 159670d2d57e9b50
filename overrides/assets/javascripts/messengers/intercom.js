// @ts-check
/**
 * Intercom. Calls: developers.intercom.com, "Web: methods"; the addresses of its API by region,
 * and when to call `boot`, are those of @intercom/messenger-js-sdk.
 *
 * @typedef {import("../messenger/adapter.js").Given} Given
 * @typedef {import("../messenger/adapter.js").Visit} Visit
 */

/** @type {Record<string, string>} */
const API = {
  us: "https://api-iam.intercom.io",
  eu: "https://api-iam.eu.intercom.io",
  au: "https://api-iam.au.intercom.io",
};
/** @type {Intercom_.IntercomSettings} */
let settings = {};
let ended = false;
let shown = false;
let tell = () => {};

/** @param {Given} given */
export async function start({ keys, script, language, load }) {
  settings = {
    app_id: keys.app_id,
    api_base: API[keys.region],
    language_override: language,
    hide_default_launcher: true, // Nothing of it on the page but what the reader opens.
  };
  // What is asked for before the script has come waits in a queue, which the script works off.
  /** @type {unknown[][]} */
  const q = [];
  const c = (/** @type {unknown[]} */ call) => void q.push(call);
  const queue = Object.assign((/** @type {unknown[]} */ ...call) => c(call), { q, c });
  window.Intercom = /** @type {any} */ (queue); // The vendor's types know it without its queue.
  window.intercomSettings = settings; // With which the script starts by itself.
  await load(script);
  listen();
}

function listen() {
  window.Intercom("onShow", () => {
    shown = true;
    tell();
  });
  window.Intercom("onHide", () => void (shown = false));
}

/** @param {Visit} visit */
export function open({ section, message, page }) {
  if (ended) {
    window.Intercom("boot", settings);
    listen();
    ended = false;
  }
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      tell = resolve;
      if (page.address) window.Intercom("update", { artigo: page.address });
      if (section) window.Intercom("showSpace", section);
      else if (message) window.Intercom("showNewMessage", message);
      else window.Intercom("show");
      if (shown) resolve(); // It was open already, and says nothing.
    })
  );
}

export function end() {
  window.Intercom("shutdown");
  ended = true;
  shown = false;
}
