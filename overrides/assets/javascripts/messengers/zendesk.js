// @ts-check
/**
 * Zendesk Messaging. It takes no ready message: the panel copies it. Calls:
 * developer.zendesk.com, "Web Widget (Messaging): core".
 *
 * @typedef {import("../messenger/adapter.js").Given} Given
 * @typedef {import("../messenger/adapter.js").Visit} Visit
 */

let field = "";
let shown = false;
let tell = () => {};

/** @param {Given} given */
export async function start({ keys, script, language, load }) {
  field = keys.field ?? "";
  await load(script, { id: "ze-snippet" });
  window.zE("messenger:set", "cookies", "functional"); // None for measuring.
  window.zE("messenger:set", "locale", language);
  window.zE("messenger:on", "open", () => {
    shown = true;
    tell();
  });
  window.zE("messenger:on", "close", () => void (shown = false));
}

/** @param {Visit} visit */
export function open({ page }) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      tell = resolve;
      const fields = [{ id: field, value: page.address }];
      if (field && page.address) window.zE("messenger:set", "conversationFields", fields);
      window.zE("messenger", "open");
      if (shown) resolve(); // It was open already, and says nothing.
    })
  );
}

/** Conversation, reader and connection are forgotten; it can be opened again. */
export function end() {
  shown = false;
  window.zE("messenger", "close");
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => window.zE("messenger", "resetWidget", () => resolve()))
  );
}
