// @ts-check
/** Where a link or a button of the product's page leads, in which language. */

export const MARKED = "[data-central], [data-artigo]";
const PANEL = /^suporte(\/[a-z]+)?$/;

/**
 * The link or the button that an event is about, also inside of a shadow root.
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
export function triggerOf(event) {
  const [target] = event.composedPath();
  const found = target instanceof Element && target.closest(MARKED);
  return found instanceof HTMLElement ? found : null;
}

/** Its own language, or that of the text around it; the first if the center has not got it. */
export function languageOf(/** @type {HTMLElement} */ trigger) {
  const { languages } = hcData;
  const own = trigger.closest("[data-idioma]")?.getAttribute("data-idioma");
  const asked = (own || trigger.closest("[lang]")?.getAttribute("lang") || "").toLowerCase();
  const primary = (/** @type {string} */ tag) => tag.toLowerCase().split("-")[0];
  return (
    languages.find(({ tag }) => tag.toLowerCase() === asked) ??
    languages.find(({ tag }) => primary(tag) === primary(asked)) ??
    languages[0]
  );
}

/**
 * Always an address of the center, whatever the attributes hold.
 * @param {HTMLElement} trigger
 * @param {string} root of the center
 */
export function addressOf(trigger, root) {
  const home = root + languageOf(trigger).prefix;
  const { artigo = "", central = "" } = trigger.dataset;
  const link = trigger instanceof HTMLAnchorElement ? trigger.href : "";
  const [path, section] = artigo.split("#");
  const id = path.replace(/^\/+|(\.md|\/+)$/g, "");
  let address = home;
  if (id) address += `${id}/${section ? `#${section}` : ""}`;
  else if (central === "busca") address += "busca/";
  else if (PANEL.test(central)) address += `suporte/#${central}`; // The panel as a page.
  else if (!central && link.startsWith(root)) address = link;
  address = new URL(address).href;
  return address.startsWith(root) ? address : home; // Not above a center below another site.
}
