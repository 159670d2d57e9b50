// @ts-check
/**
 * A new message, in three steps: what it is about, what happened, and the finished text. Nothing
 * that is typed leaves the page before the reader takes it along.
 */
import { compose } from "./message.js";
import { mountPreview } from "./preview.js";

/** @typedef {import("./data.js").Desk} Desk */

const ANSWER = ".hc-field:not([hidden]) :is(textarea, input)";

/** @param {HTMLElement} root the section of a new message @param {Desk} desk */
export function mountMessage(root, desk) {
  const { data, say } = desk;
  const steps = [...root.querySelectorAll("[data-hc-step]")];
  const [topics, form, finished] = /** @type {[HTMLElement, HTMLFormElement, HTMLElement]} */ (
    /** @type {unknown} */ (steps)
  );
  const remark = finished.querySelector("[data-hc-remark]");
  const again = finished.querySelector("[data-hc-again]");
  let topic = data.topics[0];
  let composed = ""; // The text before the reader changed it.
  let begun = false;

  const preview = mountPreview(finished, desk, () => topic, (skipped) => {
    if (skipped) composed = "";
    show(finished);
  });

  /** @param {HTMLElement} step @param {boolean} [focus] */
  function show(step, focus = true) {
    const usual = step === topics ? data.hours : null;
    desk.tellNow(root, step === finished || data.topics.length < 2 ? topic.hours : usual);
    for (const each of steps) each.toggleAttribute("hidden", each !== step);
    const first = step.querySelector("h3:not([hidden])") ?? step.querySelector(ANSWER);
    if (focus && first instanceof HTMLElement) first.focus({ preventScroll: true });
    if (focus) root.parentElement?.scrollTo(0, 0);
  }

  /** @param {typeof topic} chosen */
  function choose(chosen) {
    topic = chosen;
    begun = true;
    for (const field of form.querySelectorAll("[data-hc-guide]")) {
      field.toggleAttribute("hidden", field.getAttribute("data-hc-guide") !== topic.guide);
    }
    const about = form.querySelector("[data-hc-about]");
    about?.toggleAttribute("hidden", !topic.label);
    about?.replaceChildren(say("topic", { topic: topic.label }));
    form.querySelector("[data-hc-told]")?.replaceChildren(data.channels[topic.channel].told);
    const alone = compose(topic.label, {}, desk.context(), say);
    form.querySelector("[data-hc-skip]")?.replaceChildren(preview.skip(alone));
  }

  /** The text anew, from what was answered. */
  function recompose() {
    preview.text.value = composed = compose(topic.label, answers(), desk.context(), say);
    again?.toggleAttribute("hidden", true);
    preview.refresh();
  }

  /** @returns {Record<string, string>} */
  function answers() {
    const fields = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(ANSWER));
    return Object.fromEntries([...fields].map((field) => [field.name, field.value]));
  }

  // At hand when the message is shown: a remark that came later would push it away.
  form.addEventListener("focusin", () => desk.judge("", () => {}), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fresh = compose(topic.label, answers(), desk.context(), say);
    if (preview.text.value === composed) recompose();
    else again?.toggleAttribute("hidden", fresh === composed); // What was changed by hand stays.
    show(finished);
    const remarkIf = (/** @type {boolean} */ is) => remark?.toggleAttribute("hidden", !is);
    desk.judge(Object.values(answers()).join(" "), remarkIf);
  });
  again?.addEventListener("click", () => {
    recompose();
    preview.text.focus();
  });
  preview.text.addEventListener("input", () => remark?.toggleAttribute("hidden", true));
  for (const [place, link] of root.querySelectorAll("[data-hc-choose]").entries()) {
    link.addEventListener("click", (event) => {
      const { ctrlKey, metaKey, shiftKey } = /** @type {MouseEvent} */ (event);
      if (ctrlKey || metaKey || shiftKey) return; // The reader wants the link.
      event.preventDefault();
      choose(data.topics[place]);
      show(form);
    });
  }
  for (const button of root.querySelectorAll("[data-hc-to]")) {
    const step = button.getAttribute("data-hc-to") === "topics" ? topics : form;
    button.addEventListener("click", () => show(step));
  }

  /** Shown once more: as it was left, if the reader had begun. */
  function begin() {
    const { query } = desk.context();
    const untouched = preview.text.value === composed;
    const carried = root.querySelector("[data-hc-carried]");
    carried?.toggleAttribute("hidden", !query || !untouched);
    carried?.replaceChildren(query && say("carried", { query }));
    if (begun) {
      choose(topic); // The search may be another one.
      if (untouched && composed) recompose();
      return;
    }
    choose(data.topics[0]);
    if (data.topics.length > 1) begun = false;
    show(data.topics.length > 1 ? topics : form, false);
  }

  /** Nothing of what was written is left. */
  function reset() {
    form.reset();
    preview.text.value = composed = "";
    begun = false;
  }

  finished.querySelector("[data-hc-new]")?.addEventListener("click", () => {
    reset();
    begin();
    show(begun ? form : topics);
  });
  return { begin, reset };
}
