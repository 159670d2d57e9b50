// @ts-check
/** The parts of the sheet, made without a line of HTML, which a product's policy may refuse. */

const DRAWING = "http://www.w3.org/2000/svg";
const CROSS = "M6 6 18 18M18 6 6 18";

/** @param {string} name @param {string} [kind] its class */
export function make(name, kind = "") {
  const element = document.createElement(name);
  element.className = kind;
  return element;
}

/** @param {string} styles */
export function makeParts(styles) {
  const host = make("div");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet(); // No style element or attribute, which a policy may refuse.
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];
  const dialog = /** @type {HTMLDialogElement} */ (make("dialog", "sheet"));
  const bar = make("div", "bar");
  const name = make("p", "name");
  const out = /** @type {HTMLAnchorElement} */ (make("a", "out"));
  const close = /** @type {HTMLButtonElement} */ (make("button", "close"));
  const status = make("p", "status");
  name.id = "name";
  dialog.setAttribute("aria-labelledby", name.id);
  Object.assign(out, { target: "_blank", rel: "noopener" });
  close.type = "button";
  close.append(cross());
  status.setAttribute("role", "status");
  bar.append(name, out, close);
  dialog.append(bar, status);
  shadow.append(dialog);
  document.body.append(host);
  return { host, dialog, name, out, close, status };
}

function cross() {
  const drawing = document.createElementNS(DRAWING, "svg");
  const line = document.createElementNS(DRAWING, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  line.setAttribute("d", CROSS);
  drawing.append(line);
  return drawing;
}
