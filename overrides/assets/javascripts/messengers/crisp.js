// @ts-check
/**
 * Crisp. Calls: docs.crisp.chat, "$crisp methods"; names and forms as crisp-sdk-web 1.2 sends them.
 *
 * @typedef {import("../messenger/adapter.js").Given} Given
 * @typedef {import("../messenger/adapter.js").Visit} Visit
 */

/** @param {Given} given */
export async function start({ keys, script, language, load }) {
  window.$crisp ??= []; // What is asked for before the script has come waits here.
  window.CRISP_WEBSITE_ID = keys.website_id;
  window.CRISP_RUNTIME_CONFIG = { locale: language.toLowerCase() };
  await load(script);
}

/** @param {Visit} visit */
export function open({ message, page }) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      window.$crisp.push(["off", "chat:opened"]);
      window.$crisp.push(["on", "chat:opened", () => resolve()]);
      if (page.address) window.$crisp.push(["set", "session:data", [[["artigo", page.address]]]]);
      if (message) window.$crisp.push(["set", "message:text", [message]]);
      window.$crisp.push(["do", "chat:show"]);
      window.$crisp.push(["do", "chat:open"]);
      if (window.$crisp.is?.("chat:opened")) resolve(); // It was open already, and says nothing.
    })
  );
}

export function end() {
  const reload = false; // Nothing of the page.
  window.$crisp.push(["do", "session:reset", [reload]]);
  window.$crisp.push(["do", "chat:hide"]);
}
