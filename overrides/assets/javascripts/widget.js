// @ts-check
/**
 * In another site's page, a product's: shows this help center beside it. Links and buttons marked
 * `data-central` or `data-artigo` open it in a frame, or in a new tab where framing is not allowed.
 * Nothing is fetched before one of them is used. Published as /widget.js (hooks/widget.py), which
 * puts `hcData` around it; written for browsers of 2020 on, which get the new tab at least.
 */
import { MARKED, addressOf, languageOf, triggerOf } from "./widget/places.js";
import { makeSheet } from "./widget/sheet.js";

const script = document.currentScript;
const root = script instanceof HTMLScriptElement ? new URL(".", script.src).href : hcData.root;
const mark = Symbol.for(`help-center ${root}`);
const known = /** @type {Record<symbol, boolean>} */ (/** @type {unknown} */ (window));

if (!known[mark]) {
  known[mark] = true; // However often a page names the script.
  mount();
}

function mount() {
  const able = "showModal" in HTMLDialogElement.prototype && "adoptedStyleSheets" in document;
  const allowed = new RegExp(hcData.hosts).test(location.origin);
  if (!allowed) {
    const advice = "Para abri-los nesta página, acrescente este site a embed_origins, no mkdocs.yml";
    console.warn(`${root}: ${location.origin} abre os links da central em outra aba. ${advice}.`);
  }
  const sheet = able && allowed ? makeSheet(root) : null;

  document.addEventListener("click", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const trigger = triggerOf(event);
    if (!trigger || !plain || event.button || event.defaultPrevented) return;
    const address = addressOf(trigger, root);
    if (sheet) {
      event.preventDefault();
      sheet.open(address, trigger, languageOf(trigger));
    } else if (trigger instanceof HTMLAnchorElement) {
      Object.assign(trigger, { href: address, target: "_blank", rel: "noopener" });
    } else window.open(address, "_blank", "noopener");
  });
  if (!sheet) return;
  const tell = (/** @type {Element | null} */ it) => it?.setAttribute("aria-haspopup", "dialog");
  document.querySelectorAll(MARKED).forEach(tell);
  document.addEventListener("focusin", (event) => tell(triggerOf(event))); // What has come since.
}
