// @ts-check
/** The results' page, /busca/?q=…: a plain list, whose address follows what is typed. */
import { el, one } from "./dom.js";
import { drawFilter, fill } from "./filter.js";
import {
  drawFailure, drawNearest, drawNone, drawSuggestion, failure, summary, ways,
} from "./messages.js";
import { drawRecents, remember } from "./recents.js";
import { drawHit } from "./results.js";
import { announcer, startSession } from "./session.js";
import { pageAddress, say, supportAddress } from "./site.js";

const SHOWN = 30;
const PAUSE = 150; // Milliseconds.

/** @param {HTMLElement} root drawn by `search.html` */
export function mountPage(root) {
  const form = one(root, "form", HTMLFormElement);
  const input = one(form, "input", HTMLInputElement);
  const panel = one(root, ".hc-search__panel", HTMLElement);
  const plain = one(root, ".hc-search-page__plain", HTMLElement);
  const person = one(root, ".hc-support-button", HTMLAnchorElement);
  const announce = announcer(one(root, "[role=status]", HTMLElement));
  const others = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll(".hc-languages a")
  );
  const title = document.title;

  /**
   * @param {(Element | null)[]} parts
   * @param {string} told to a screen reader
   * @param {boolean} alone without the collections below
   */
  function show(parts, told, alone) {
    fill(panel, parts);
    plain.hidden = alone;
    announce(told);
  }

  const session = startSession(
    {
      idle: () => show([drawRecents(search, forgot)], "", false),
      waiting: (is) => root.toggleAttribute("data-waiting", is),
      found(found, asked) {
        const { query, collection } = asked;
        follow(query, collection);
        const some = found.hits.length > 0;
        const count = say("count", { n: found.total });
        const items = found.hits.map((hit) => el("li", {}, drawHit(hit, found, asked)));
        const cut = some && found.total > items.length;
        const list = el("ol", { class: "hc-search-page__list" }, ...items);
        const parts = [
          drawSuggestion(found, search),
          drawNearest(found, asked),
          drawFilter(found.facets, collection, (id) => session.ask(query, id)),
          some ? el("h2", { class: "hc-search-page__count" }, count) : null,
          some ? list : drawNone(asked, ways(query).slice(0, -1)),
          cut ? el("p", { class: "hc-search__note" }, say("first", { n: items.length })) : null,
        ];
        show(parts, summary(found, asked), true);
      },
      failed: () => show([drawFailure(() => search(input.value))], failure(), false),
    },
    { limit: SHOWN, shortest: 1 },
  );

  let timer = 0;

  /**
   * The address and the title follow what is searched for.
   * @param {string} query
   * @param {string} collection
   */
  function follow(query, collection) {
    document.title = query ? `${query} · ${title}` : title;
    person.href = supportAddress(query);
    const address = pageAddress(query, collection);
    for (const other of others) other.search = new URL(address).search;
    clearTimeout(timer);
    // Browsers take only so many changes of the address in a few seconds.
    if (address === location.href) return;
    timer = window.setTimeout(() => history.replaceState(history.state, "", address), PAUSE);
  }

  /** @param {string} query */
  function search(query) {
    input.value = query;
    input.focus();
    ask();
  }

  function ask() {
    follow(input.value.trim(), session.asked().collection);
    session.ask(input.value);
  }

  function forgot() {
    session.ask("");
    const next = panel.querySelector(".hc-recent__forget") ?? input;
    if (next instanceof HTMLElement) next.focus();
  }

  input.addEventListener("input", ask);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !input.value) return;
    event.preventDefault();
    search("");
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    search("");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember(input.value);
    input.blur(); // Puts away a phone's keyboard.
    ask();
  });
  for (const kind of ["click", "auxclick"]) {
    panel.addEventListener(kind, (event) => {
      if (event.target instanceof Element && event.target.closest(".hc-hit")) remember(input.value);
    });
  }

  const wanted = new URLSearchParams(location.search);
  input.value ||= wanted.get("q") ?? "";
  session.ask(input.value, wanted.get("colecao") ?? "");
  root.setAttribute("data-ready", "");
}
