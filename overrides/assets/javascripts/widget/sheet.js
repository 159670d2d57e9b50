// @ts-check
/**
 * The center beside the product's page: a dialog in a shadow root, which no style of that page
 * reaches, with a frame. Beside on a wide screen, where the page can be used meanwhile, and over
 * everything on a narrow one. What is read and typed in the frame stays there until another place
 * is asked for.
 *
 * The frame tells two things (framed.js), and is told nothing: see deploy/WIDGET.md.
 */
import { make, makeParts } from "./parts.js";

const SLOW = 10000; // Milliseconds after which the reader is told of another way.
const ALLOWED = "autoplay; clipboard-write; fullscreen; picture-in-picture";
/** All but leading the product's own page elsewhere. */
const SANDBOX =
  "allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox " +
  "allow-same-origin allow-scripts";

/** @param {string} root of the center */
export function makeSheet(root) {
  const { origin } = new URL(root);
  const narrow = matchMedia("(max-width: 48em)");
  /** @type {ReturnType<typeof build> | null} */
  let built = null;
  let frame = document.createElement("iframe");
  /** @type {HTMLElement | null} */
  let trigger = null;
  let { texts } = hcData.languages[0];
  let [asked, seen] = ["", ""]; // Addresses: what the frame was made for, and what it shows.
  let modal = false;
  let timer = 0;

  /** @param {string} address @param {HTMLElement} from @param {Language} language */
  function open(address, from, language) {
    const parts = built ?? build();
    built = parts;
    trigger = from;
    if (!parts.host.isConnected) document.body.append(parts.host); // Applications draw anew.
    const strayed = from.dataset.artigo && pathOf(seen) !== pathOf(address);
    if (asked !== address || strayed || !frame.contentWindow) show(parts, address, language);
    appear(parts.dialog);
    frame.focus();
  }

  function build() {
    const parts = makeParts(hcData.styles);
    const { dialog } = parts;
    parts.close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") dialog.close(); // Browsers do so for what is modal alone.
    });
    dialog.addEventListener("close", () => {
      // Browsers give the focus back, but not to links that a click has not focused (Safari).
      const focused = document.activeElement;
      const lost = !focused || focused === document.body || focused === parts.host;
      if (!dialog.open && lost) trigger?.focus({ preventScroll: true });
    });
    narrow.addEventListener("change", () => {
      if (!dialog.open) return;
      appear(dialog);
      frame.focus();
    });
    addEventListener("message", (event) => hear(event, parts));
    document.addEventListener("securitypolicyviolation", (event) => {
      const ours = dialog.open && event.blockedURI.startsWith(origin);
      if (ours && /^(frame|child)-src/.test(event.effectiveDirective)) refused(parts);
    });
    return parts;
  }

  /** @param {ReturnType<typeof build>} parts @param {string} address @param {Language} language */
  function show({ dialog, name, out, close, status }, address, language) {
    ({ texts } = language);
    asked = seen = address;
    dialog.lang = language.tag;
    name.textContent = language.name;
    out.textContent = texts.out;
    out.href = address;
    close.setAttribute("aria-label", texts.close);
    frame.remove();
    frame = /** @type {HTMLIFrameElement} */ (make("iframe", "frame"));
    frame.title = language.name;
    frame.name = `help-center ${location.origin}`; // Whom it may tell: framed.js.
    frame.allow = ALLOWED;
    frame.referrerPolicy = "no-referrer"; // Not even the center learns where it is read.
    frame.setAttribute("sandbox", SANDBOX);
    frame.src = address; // Before it is in the page: no step of the way back.
    dialog.append(frame);
    wait(status, texts.slow);
  }

  /** Over a dialog of the page's own, too, which makes all else inert. */
  function appear(/** @type {HTMLDialogElement} */ dialog) {
    const below = !dialog.open && document.querySelector("dialog:modal");
    const over = narrow.matches || Boolean(below);
    if (dialog.open && over === modal) return;
    dialog.close();
    modal = over;
    if (over) dialog.showModal();
    else dialog.show();
  }

  /** From our frame, and while it shows the center, or not at all. */
  function hear(/** @type {MessageEvent} */ event, /** @type {ReturnType<typeof build>} */ parts) {
    if (!frame.contentWindow || event.source !== frame.contentWindow) return;
    if (event.origin !== origin) return;
    const { type, address } = Object(event.data);
    if (type === "help-center:close") parts.dialog.close();
    if (type !== "help-center:shown" || typeof address !== "string") return;
    wait(parts.status);
    if (address.startsWith(root)) parts.out.href = seen = address;
  }

  /** The product's own policy does not let the frame in. */
  function refused(/** @type {ReturnType<typeof build>} */ { status, out }) {
    wait(status);
    status.textContent = texts.refused;
    out.focus();
    console.warn(`${root}: falta “frame-src ${origin}” na Content-Security-Policy desta página.`);
  }

  /** Say something if nothing comes; without a text, no longer. */
  function wait(/** @type {HTMLElement} */ status, text = "") {
    clearTimeout(timer);
    status.textContent = "";
    if (text) timer = window.setTimeout(() => (status.textContent = text), SLOW);
  }

  return { open };
}

/** @param {string} address */
const pathOf = (address) => address.split("#")[0];
