// @ts-check
/** The header: the menu of phones, and search, which opens from anywhere. */

const menu = /** @type {HTMLButtonElement | null} */ (document.querySelector(".hc-menu"));
const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
const search = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
const query = /** @type {HTMLInputElement | null} */ (
  document.querySelector("[data-md-component=search-query]")
);

if (menu && drawer) mountMenu(menu, drawer);
if (search && query) mountSearch(search, query);

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
    // A dead key is composed over two inputs; moving the focus between them would part them.
    field.addEventListener("input", (event) => {
      if (field.value && !(/** @type {InputEvent} */ (event).isComposing)) carry();
    });
    field.addEventListener("compositionend", () => field.value && carry());
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
