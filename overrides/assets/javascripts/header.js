// @ts-check
/** The header by keyboard: the menu's label acts as a button, and search opens from anywhere. */

const menu = /** @type {HTMLLabelElement | null} */ (document.querySelector(".hc-menu"));
const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
const search = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
const query = /** @type {HTMLInputElement | null} */ (
  document.querySelector("[data-md-component=search-query]")
);

if (menu && drawer) mountMenu(menu, drawer);
if (search && query) mountSearch(search, query);

/**
 * @param {HTMLLabelElement} button
 * @param {HTMLInputElement} toggle the theme's checkbox, which its styles look at
 */
function mountMenu(button, toggle) {
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle.click();
  });
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    const first = document.querySelector("#menu a");
    if (toggle.checked && first instanceof HTMLElement) first.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.click();
    button.focus();
  });
}

/**
 * @param {HTMLInputElement} toggle the theme's checkbox, which its styles look at
 * @param {HTMLInputElement} input the theme's search field
 */
function mountSearch(toggle, input) {
  /** @type {HTMLElement | null} */
  let opener = null;

  /** @param {HTMLElement | null} from @param {string} text */
  const open = (from, text) => {
    opener = from;
    if (text) input.value = text;
    if (!toggle.checked) toggle.click();
    input.focus();
    input.dispatchEvent(new KeyboardEvent("keyup"));
  };

  toggle.addEventListener("change", () => {
    if (!toggle.checked && opener) opener.focus();
  });
  for (const button of document.querySelectorAll("[data-hc-search]")) {
    button.addEventListener("click", () => open(/** @type {HTMLElement} */ (button), ""));
  }
  for (const form of document.querySelectorAll("[data-hc-search-box]")) {
    const field = form.querySelector("input");
    if (!field) continue;
    const submit = /** @type {HTMLElement | null} */ (form.querySelector("button"));
    const carry = () => {
      const text = field.value;
      field.value = "";
      open(submit, text);
    };
    field.addEventListener("input", () => field.value && carry());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      carry();
    });
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open(document.querySelector("[data-hc-search]"), "");
  });
}
