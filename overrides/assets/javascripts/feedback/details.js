// @ts-check
/** What comes after the faces: why it did not help, and a few words. */

const PAUSE = 1000; // Milliseconds.
const WALK = 5000; // The same for who walks through the reasons with the arrows, and listens.
const STEPS = [100, 60, 20, 0]; // Characters left at which a screen reader is told how many.

/**
 * @param {HTMLElement} section
 * @param {(reason: string | null, comment: string) => void} amend
 * @param {() => void} hush what the reader was told, when it no longer holds
 */
export function mountDetails(section, amend, hush) {
  const form = /** @type {HTMLFormElement | null} */ (section.querySelector(".hc-feedback__details"));
  if (!form) return null;
  const reasons = /** @type {HTMLFieldSetElement} */ (form.querySelector("fieldset"));
  const text = form.querySelector("textarea");
  const label = /** @type {HTMLElement | null} */ (form.querySelector("[data-optional]"));
  const error = /** @type {HTMLElement | null} */ (form.querySelector("[role=alert]"));
  let timer = 0;
  let walking = false;

  const chosen = () =>
    /** @type {HTMLInputElement | null} */ (reasons.querySelector("input:checked"))?.value ?? null;
  const written = () => text?.value.trim() ?? "";

  /** @param {string} [key] of the text, or none */
  function complain(key) {
    if (!text || !error) return;
    error.textContent = key ? (error.dataset[key] ?? "") : "";
    text.setAttribute("aria-invalid", String(Boolean(key)));
    if (key) text.focus();
  }

  function give() {
    stop();
    amend(chosen(), written());
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
  }

  /** Only "outro" says nothing by itself. */
  function drawLabel() {
    const other = chosen() === "outro";
    text?.toggleAttribute("required", other);
    if (label) label.textContent = label.dataset[other ? "required" : "optional"] ?? "";
  }

  reasons.addEventListener("change", () => {
    complain();
    drawLabel();
    stop();
    if (chosen() === "outro") hush(); // It is not given before it has words.
    else timer = window.setTimeout(give, walking ? WALK : PAUSE);
  });
  reasons.addEventListener("keydown", () => (walking = true));
  reasons.addEventListener("pointerdown", () => (walking = false));
  reasons.addEventListener("focusout", ({ relatedTarget }) => {
    if (timer && !reasons.contains(/** @type {Node | null} */ (relatedTarget))) give();
  });
  addEventListener("pagehide", () => timer && give());

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (text?.required && !written()) return complain("required");
    if (!chosen() && !written()) return complain(reasons.hidden ? "blank" : "empty");
    complain();
    give();
  });

  const count = form.querySelector("[data-hc-count]");
  const left = form.querySelector("[data-hc-left]");
  let step = 0;
  text?.addEventListener("input", () => {
    complain();
    const rest = text.maxLength - text.value.length;
    if (count) count.textContent = `${text.value.length}/${text.maxLength}`;
    const now = STEPS.filter((each) => rest <= each).length;
    if (now === step || !(left instanceof HTMLElement)) return;
    step = now;
    left.textContent = now ? (left.dataset.hcLeft ?? "").replace("{n}", String(rest)) : "";
  });

  return {
    /** @param {string | null} vote @param {string | null} reason that goes with it */
    show(vote, reason) {
      form.hidden = !vote || (vote === "sim" && !text);
      reasons.hidden = vote === "sim";
      if (vote === "sim") stop();
      const choosing = timer || (chosen() === "outro" && vote !== "sim");
      for (const input of reasons.querySelectorAll("input")) {
        if (!choosing) input.checked = input.value === reason;
      }
      drawLabel();
    },
  };
}
