// @ts-check
/** The reader's latest searches, kept on the device alone. */
import { button, el } from "./dom.js";
import { language, say } from "./site.js";

const KEY = "hc-recent-searches";
const MOST = 5;

/** Each language's searches, the latest first. @returns {Record<string, string[]>} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const lists = Object.entries(kept).filter(([, list]) => Array.isArray(list));
    return Object.fromEntries(lists.map(([key, list]) => [key, list.map(String)]));
  } catch {
    return {}; // Also when the browser keeps nothing, or something else wrote there.
  }
}

/** @param {(list: string[]) => string[]} change */
function update(change) {
  const kept = read();
  const list = change(kept[language] ?? []).slice(0, MOST);
  const { [language]: _, ...others } = kept;
  const all = list.length ? { ...others, [language]: list } : others;
  try {
    if (Object.keys(all).length) localStorage.setItem(KEY, JSON.stringify(all));
    else localStorage.removeItem(KEY);
  } catch {
    // The search itself needs none of this.
  }
}

/** @param {string} text */
const same = (text) => text.toLocaleLowerCase(language);

/** @param {string} text */
export function remember(text) {
  const query = text.trim();
  if (!query) return;
  update((list) => [query, ...list.filter((other) => same(other) !== same(query))]);
}

/**
 * The list, or nothing when there is none.
 * @param {(query: string) => void} search
 * @param {() => void} redraw after something was removed
 */
export function drawRecents(search, redraw) {
  const list = read()[language] ?? [];
  if (!list.length) return null;
  const rows = list.map((query) => {
    const choose = button("hc-recent__query", query, () => search(query));
    const forget = button("hc-recent__forget", "×", () => {
      update((others) => others.filter((other) => other !== query));
      redraw();
    });
    forget.setAttribute("aria-label", say("forget", { query }));
    return el("li", { class: "hc-recent" }, choose, forget);
  });
  const clear = button("hc-search__clear-recents", say("forget_all"), () => {
    update(() => []);
    redraw();
  });
  return el(
    "section",
    { class: "hc-search__recents", "aria-label": say("recents") },
    el("p", { class: "hc-search__title" }, say("recents")),
    el("ul", {}, ...rows),
    clear,
  );
}
