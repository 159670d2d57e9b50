// @ts-check
/**
 * Chatwoot, its own cloud or the operator's server. It takes no ready message (chatwoot/chatwoot
 * issues 2998 and 9196): the panel copies it. Calls as in its app/javascript/entrypoints/sdk.js.
 *
 * @typedef {import("../messenger/adapter.js").Given} Given
 * @typedef {import("../messenger/adapter.js").Visit} Visit
 */

/** @param {Given} given */
export async function start({ keys, script, language, load }) {
  window.chatwootSettings = { locale: language.replace("-", "_"), position: "right" };
  const here = ready();
  await load(script);
  window.chatwootSDK.run({ websiteToken: keys.token, baseUrl: keys.base_url });
  await here;
}

/** Its frame takes commands. */
function ready() {
  return new Promise((resolve) => {
    window.addEventListener("chatwoot:ready", resolve, { once: true });
  });
}

/** @param {Visit} visit */
export function open({ page }) {
  const { topic, title, address, query } = page;
  const known = { assunto: topic, artigo: title, endereco: address, pesquisa: query };
  const told = Object.entries(known).filter(([, value]) => value);
  if (told.length) window.$chatwoot.setConversationCustomAttributes(Object.fromEntries(told));
  if (!window.$chatwoot.isOpen) window.$chatwoot.toggle("open"); // Older servers only change over.
}

export async function end() {
  const fresh = ready();
  window.$chatwoot.reset();
  await fresh; // It comes back as for a new reader, and keeps a cookie of that.
}
