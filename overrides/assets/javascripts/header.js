// @ts-check
/**
 * The header: the menu of phones, and what brings the search, the way to a person and the menu of
 * an article to life. Nothing of them is fetched before the reader reaches for a box, for the
 * dialog, for support or for that menu, or comes with words to look for.
 */
import { mountSupport } from "./header/support.js";

const COMBOBOX = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-haspopup": "listbox",
  "aria-expanded": "false",
};
const menu = /** @type {HTMLButtonElement | null} */ (document.querySelector(".hc-menu"));
const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("hc-pesquisa"));

if (menu && drawer) mountMenu(menu, drawer);
prepareBoxes(document);
mountSupport(() => import("./messenger.js"), prepareBoxes);
if (dialog) mountDialog(dialog);
if (!dialog || "showModal" in dialog) mountKeys(); // Older browsers: the button leads to the page.
markWords();
document.querySelector(".hc-take")?.addEventListener("toggle", () => import("./take.js"));
if (parent !== window) import("./framed.js"); // In another site's page: see widget.js.

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLInputElement} toggle the theme's checkbox, which its styles look at
 */
function mountMenu(button, toggle) {
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    const first = document.querySelector("#hc-menu a");
    if (!toggle.checked) button.focus();
    else if (first instanceof HTMLElement) first.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) toggle.click();
  });
}

/** @param {ParentNode} root */
function prepareBoxes(root) {
  for (const box of root.querySelectorAll("[data-hc-search-box]")) prepareBox(box);
}

/**
 * A box becomes a combobox when its scripts have come; until then, and should they never come, it
 * is a form that leads to the results' page.
 * @param {Element} box
 */
function prepareBox(box) {
  const page = box.closest("[data-hc-search-page]");
  const input = box.querySelector("input");
  const broken = box.querySelector(".hc-search__broken");
  if (!(box instanceof HTMLElement) || !input || !(broken instanceof HTMLElement)) return;
  /** @type {Promise<void> | null} */
  let loading = null;

  const mount = async () => {
    if (page instanceof HTMLElement) (await import("./search/page.js")).mountPage(page);
    else (await import("./search/box.js")).mountBox(box);
    broken.hidden = true;
  };
  const load = () => {
    loading ??= mount().catch(() => {
      loading = null; // The next key tries again.
      broken.hidden = false;
    });
  };

  input.addEventListener("focus", load);
  input.addEventListener("input", load);
  if (page) return load();
  for (const [name, value] of Object.entries(COMBOBOX)) input.setAttribute(name, value);
}

/** @param {HTMLDialogElement} dialog */
function mountDialog(dialog) {
  const button = document.querySelector("[data-hc-search]");
  if (!(button instanceof HTMLElement)) return;
  button.setAttribute("aria-haspopup", "dialog");
  dialog.addEventListener("close", () => {
    const focused = document.activeElement;
    // It was opened by a key, from nowhere: the browser has nowhere to go back to.
    if (focused === document.body || dialog.contains(focused)) button.focus();
  });
  dialog.querySelector("[data-hc-close]")?.addEventListener("click", () => dialog.close());
  let outside = false; // A selection that ends outside the dialog is no click outside it.
  dialog.addEventListener("pointerdown", (event) => (outside = event.target === dialog));
  dialog.addEventListener("click", (event) => outside && event.target === dialog && dialog.close());
  // The keyboard of a phone covers the page without resizing it.
  const fit = () => {
    dialog.style.setProperty("--hc-seen-height", `${visualViewport?.height}px`);
    dialog.style.setProperty("--hc-seen-top", `${visualViewport?.offsetTop}px`);
  };
  for (const kind of ["resize", "scroll"]) visualViewport?.addEventListener(kind, fit);
  if (visualViewport) fit();
}

/** Opens the search from anywhere: the header's button, `/`, Ctrl+K, Cmd+K. */
function mountKeys() {
  const open = () => {
    const other = document.querySelector("dialog[open]");
    if (other && other !== dialog) return;
    if (dialog && !other) dialog.showModal();
    const field = (dialog ?? document).querySelector("[data-hc-search-box] input");
    if (field instanceof HTMLInputElement) field.select();
    if (field instanceof HTMLInputElement) field.focus();
  };
  document.querySelector("[data-hc-search]")?.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof HTMLElement &&
      (event.target.isContentEditable || event.target.closest("input, textarea, select"));
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!slash && !(command && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    open();
  });
}

/** In an article opened from a result, marks the words that were searched for. */
async function markWords() {
  const query = new URLSearchParams(location.search).get("busca")?.trim();
  const body = document.querySelector(".hc-page--article .hc-body");
  if (!query || !(body instanceof HTMLElement)) return;
  try {
    await (await import("./search/highlight.js")).highlight(body, query);
  } catch (error) {
    console.warn(error); // The article is there to be read all the same.
  }
}
