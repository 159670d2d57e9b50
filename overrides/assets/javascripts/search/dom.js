// @ts-check
/** Elements made by hand: texts become text nodes, so that nothing typed or indexed is markup. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | null>} [attributes] null leaves one out
 * @param {(Node | string | null)[]} children null leaves one out
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * @param {string} className
 * @param {string} label
 * @param {() => void} act
 */
export function button(className, label, act) {
  const element = el("button", { type: "button", class: className }, label);
  element.addEventListener("click", act);
  return element;
}

/**
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {{ new (): T }} kind
 * @returns {T}
 */
export function one(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`Missing in the page: ${selector}`);
  return found;
}

let made = 0;

/** An id that no other element of the page has. */
export function newId() {
  made += 1;
  return `hc-search-${made}`;
}
