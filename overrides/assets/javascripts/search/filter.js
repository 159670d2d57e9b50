// @ts-check
/** Choosing one collection to search in: radio buttons that look like chips. */
import { el, newId } from "./dom.js";
import { say } from "./site.js";

/**
 * The choice, or nothing where there is none to make.
 * @param {import("./engine.js").Found["facets"]} facets
 * @param {string} chosen id of a collection, or nothing for all
 * @param {(collection: string) => void} choose
 */
export function drawFilter(facets, chosen, choose) {
  if (facets.length < 2) return null;
  const name = newId();
  /** @param {{ id: string, title: string, count?: number }} facet */
  const chip = ({ id, title, count }) => {
    const radio = el("input", { type: "radio", name, value: id });
    radio.checked = id === chosen;
    radio.addEventListener("change", () => choose(id));
    const number = count ? el("span", { class: "hc-chip__count" }, ` ${count}`) : null;
    return el("label", { class: "hc-chip" }, radio, el("span", {}, title, number));
  };
  return el(
    "fieldset",
    { class: "hc-search__filter" },
    el("legend", { class: "hc-hidden" }, say("filter")),
    chip({ id: "", title: say("everywhere") }),
    ...facets.map(chip),
  );
}

/**
 * Put new content in a panel without taking the focus from the choice.
 * @param {HTMLElement} panel
 * @param {(Element | null)[]} parts
 */
export function fill(panel, parts) {
  const focused = document.activeElement;
  const held = panel.contains(focused) && focused?.matches(".hc-chip input");
  panel.replaceChildren(...parts.filter((part) => part !== null));
  panel.hidden = !panel.childElementCount;
  if (!held) return;
  const checked = panel.querySelector(".hc-chip input:checked");
  if (checked instanceof HTMLElement) checked.focus({ preventScroll: true });
}
