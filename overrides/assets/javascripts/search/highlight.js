// @ts-check
/** Marks, in an article opened from a result, the words that were searched for. */
import { button, el } from "./dom.js";
import { marked } from "./results.js";
import { open } from "./session.js";
import { say } from "./site.js";

const SKIPPED = "script, style, template, button, svg, iframe, .headerlink, .hc-video__label";
const MARK = "mark.hc-mark";

/**
 * @param {HTMLElement} body the article's text
 * @param {string} query
 */
export async function highlight(body, query) {
  const search = await open();
  const find = await search.marker(query);
  for (const text of texts(body)) {
    const ranges = find(text.data);
    if (ranges.length) text.replaceWith(marked(text.data, ranges));
  }
  if (body.querySelector(MARK)) document.body.append(drawBar(body, query));
}

/** The texts that the article's writer wrote. @param {HTMLElement} body */
function texts(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (text.data.trim() && !text.parentElement?.closest(SKIPPED)) found.push(text);
  }
  return found;
}

/** @param {HTMLElement} body @param {string} query */
function drawBar(body, query) {
  const bar = el(
    "section",
    { class: "hc-marked", "aria-label": say("marked", { query }) },
    el("p", {}, say("marked", { query })),
    button("hc-marked__remove", say("unmark"), () => {
      for (const mark of body.querySelectorAll(MARK)) {
        const parent = mark.parentNode;
        mark.replaceWith(mark.textContent ?? "");
        parent?.normalize();
      }
      bar.remove();
      document.getElementById("hc-conteudo")?.focus({ preventScroll: true });
      const address = new URL(location.href);
      address.searchParams.delete("busca");
      history.replaceState(history.state, "", address);
    }),
  );
  return bar;
}
