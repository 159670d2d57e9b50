// @ts-check
/**
 * A search box with its results below, as one types. ARIA 1.2 combobox with a listbox: the focus
 * stays in the field, arrows choose an article, Enter opens it or else the results' page.
 */
import { el, one } from "./dom.js";
import { drawFilter, fill } from "./filter.js";
import {
  drawFailure, drawNearest, drawNone, drawSuggestion, failure, summary, ways,
} from "./messages.js";
import { drawRecents, remember } from "./recents.js";
import { drawList } from "./results.js";
import { announcer, startSession } from "./session.js";
import { pageAddress, say } from "./site.js";

const SHOWN = 8;

/** @typedef {import("./session.js").View} View */

/** @param {HTMLElement} root drawn by `partials/help-center/search-box.html` */
export function mountBox(root) {
  const form = one(root, "form", HTMLFormElement);
  const input = one(form, "input", HTMLInputElement);
  const panel = one(root, ".hc-search__panel", HTMLElement);
  const announce = announcer(one(root, "[role=status]", HTMLElement));
  const dialog = root.closest(".hc-search-dialog");
  /** @type {HTMLAnchorElement[]} */
  let options = [];
  let active = -1;

  /** @type {View} */
  const view = {
    idle() {
      announce("");
      show([drawRecents(search, forgot) ?? (dialog && el("div", {}, ...ways("")))]);
    },
    waiting(is) {
      root.toggleAttribute("data-waiting", is);
      const note = { class: "hc-search__note" };
      if (is && !panel.childElementCount) show([el("p", note, say("searching"))]);
    },
    found(found, asked) {
      const list = found.hits.length ? drawList(found, asked) : null;
      show(
        [
          drawSuggestion(found, search),
          drawNearest(found, asked),
          drawFilter(found.facets, asked.collection, (id) => session.ask(asked.query, id)),
          list ?? drawNone(asked, ways(asked.query)),
        ],
        list,
      );
      announce(summary(found, asked));
    },
    failed() {
      show([drawFailure(() => search(input.value))]);
      announce(failure());
    },
  };
  const session = startSession(view, { limit: SHOWN, shortest: 2 });

  /** @param {(Element | null)[]} parts @param {HTMLElement | null} [list] */
  function show(parts, list = null) {
    if (list && !options.length) makeRoom();
    options = /** @type {HTMLAnchorElement[]} */ ([...(list?.children ?? [])]);
    activate(-1);
    fill(panel, parts);
    expand(list);
  }

  /** On a phone whose keyboard would cover the results, the box goes up. */
  function makeRoom() {
    const seen = visualViewport?.height ?? innerHeight;
    const low = root.getBoundingClientRect().top > seen / 2;
    if (!dialog && low && matchMedia("(hover: none)").matches) root.scrollIntoView();
  }

  /** @param {HTMLElement | null} list null closes it, for who listens */
  function expand(list) {
    input.setAttribute("aria-expanded", String(Boolean(list)));
    if (list) input.setAttribute("aria-controls", list.id);
    else input.removeAttribute("aria-controls");
  }

  /** @param {number} index of the option to choose; -1 for none */
  function activate(index) {
    options[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = options[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  /** @param {string} query */
  function search(query) {
    input.value = query;
    input.focus();
    session.ask(query);
  }

  function forgot() {
    view.idle();
    const next = panel.querySelector(".hc-recent__forget") ?? input;
    if (next instanceof HTMLElement) next.focus();
  }

  function close() {
    options = [];
    activate(-1);
    panel.hidden = true;
    expand(null);
  }

  function reopen() {
    if (panel.hidden) session.ask(input.value);
  }

  /** @param {KeyboardEvent} event @param {number} step */
  function move(event, step) {
    event.preventDefault();
    if (panel.hidden) return reopen();
    if (options.length) {
      const last = options.length - 1;
      const next = active < 0 && step < 0 ? last : active + step;
      return activate(next < 0 ? last : next > last ? 0 : next);
    }
    // No list: the arrows go through recent searches, collections and the like.
    const stops = [input, ...panel.querySelectorAll("a, button")];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const stop = stops[(here + step + stops.length) % stops.length];
    if (stop instanceof HTMLElement) stop.focus();
  }

  root.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // An accent is being made: the key is not for us.
    const inField = event.target === input;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (step && plain && (inField || !options.length)) move(event, step);
    if (event.key === "Escape") escape(event);
    if (event.key === "Enter" && inField) enter(event);
  });

  /** Clear first, then close. @param {KeyboardEvent} event */
  function escape(event) {
    if (!input.value && (dialog || panel.hidden)) return; // The browser closes the dialog.
    event.preventDefault();
    if (input.value) return search("");
    close();
    input.focus();
  }

  /** @param {KeyboardEvent} event */
  function enter(event) {
    const option = options[active];
    if (!option && input.value.trim()) return; // The form leads to the results' page.
    event.preventDefault();
    if (option && (event.ctrlKey || event.metaKey)) {
      remember(input.value);
      window.open(option.href, "_blank", "noopener");
    } else option?.click();
  }

  input.addEventListener("input", () => session.ask(input.value));
  input.addEventListener("focus", reopen);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    search("");
  });
  form.addEventListener("submit", (event) => {
    const query = input.value.trim();
    event.preventDefault();
    if (!query) return input.focus();
    remember(query);
    location.assign(pageAddress(query, session.asked().collection));
  });
  for (const kind of ["click", "auxclick"]) {
    panel.addEventListener(kind, (event) => {
      const link = event.target instanceof Element && event.target.closest("[role=option]");
      if (link) remember(input.value);
    });
  }
  if (dialog) {
    // Who scrolls is done typing: the keyboard goes away.
    panel.addEventListener("touchmove", () => input.blur(), { passive: true });
  } else {
    const leave = (/** @type {Event} */ event) => {
      if (event.target instanceof Node && !root.contains(event.target)) close();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
  }
  reopen();
}
