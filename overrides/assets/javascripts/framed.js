// @ts-check
/**
 * This site inside of a frame that widget.js made in another site's page. It tells that page two
 * things: where the reader is, and that the frame is to be closed. It hears nothing. Fetched only in
 * a frame; hooks/widget.py puts `hcData` before it, with the sites of `embed_origins`.
 *
 * The page says in the frame's name who it is. A lie gains nothing: the name must be one of
 * `embed_origins`, and the browser hands a message over to that origin alone.
 */

const NAME = "help-center ";
const OPEN =
  "dialog[open], .hc-take[open], .hc-menu[aria-expanded=true], [role=combobox][aria-expanded=true]";
const host = window.name.startsWith(NAME) ? window.name.slice(NAME.length) : "";

mountFramed();

/** Does nothing in a frame of anybody else's. */
export function mountFramed() {
  if (!new RegExp(hcData.hosts).test(host)) return;
  mountEscape();
  document.addEventListener("click", lead, true);
  for (const kind of ["hashchange", "popstate"]) addEventListener(kind, tellPlace);
  tellPlace();
}

/** @param {Record<string, string>} message */
function tell(message) {
  parent.postMessage(message, host);
}

/** Without what follows `?`, which has the words of a search. */
function tellPlace() {
  tell({ type: "help-center:shown", address: location.origin + location.pathname + location.hash });
}

/** Escape closes what is open in here first, and then the frame. */
function mountEscape() {
  let busy = false;
  const see = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") busy = document.querySelector(OPEN) !== null;
  };
  addEventListener("keydown", see, true); // Before anybody closes it.
  addEventListener("keydown", (event) => {
    const ours = event.key === "Escape" && !event.isComposing && !event.defaultPrevented;
    if (ours && !busy) tell({ type: "help-center:close" });
  });
}

/** Other sites refuse to be framed, and files have no way back. @param {MouseEvent} event */
function lead(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!(link instanceof HTMLAnchorElement) || !/^https?:$/.test(link.protocol)) return;
  const { base } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const root = new URL(`${base}/`, location.href).href.replace(/\/+$/, "/");
  const page = link.href.startsWith(root) && /(\/|\.html)$/.test(link.pathname);
  if (!page) Object.assign(link, { target: "_blank", rel: "noopener" });
}
