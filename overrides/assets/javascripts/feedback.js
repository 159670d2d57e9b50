// @ts-check
/**
 * "Respondeu à sua pergunta?": one answer a reader and article, which may be changed.
 * Shapes: the answer's body as the collector takes it, schema 1.
 *
 * @typedef {"nao" | "em_parte" | "sim"} Vote
 * @typedef {{ schema: 1, kind: "answer", article: string, language: string, revision: string,
 *   vote: Vote, reason: null, comment: "" }} Answer
 * @typedef {{ key: string, version: number, vote: Vote | null }} Given
 */

/** Random UUID, also where `crypto.randomUUID` is kept for secure pages (RFC 9562, version 4). */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * @param {string} name of the answer in storage
 * @returns {Given | null} also when the reader's browser keeps nothing
 */
function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} name @param {Given} given */
function remember(name, given) {
  try {
    localStorage.setItem(name, JSON.stringify(given));
  } catch {
    // The answer still counts; it is only not shown again on the next visit.
  }
}

/** @param {HTMLElement} section with the form, the status and the way to a person */
function mount(section) {
  const form = /** @type {HTMLFormElement} */ (section.querySelector("form"));
  const faces = /** @type {HTMLElement} */ (section.querySelector(".hc-feedback__faces"));
  const status = /** @type {HTMLElement} */ (section.querySelector("[role=status]"));
  const person = /** @type {HTMLElement} */ (section.querySelector(".hc-feedback__person"));
  const { article = "", language = "", revision = "" } = faces.dataset;
  const name = `help-center.answer:${language}:${article}`;
  const sends = form.dataset.hcFeedback === "send";
  let kept = recall(name); // What the destination is known to have, or what needs none.
  let last = kept; // What the reader chose last, perhaps still on its way.

  /** @param {Vote | null} vote */
  const show = (vote) => {
    for (const face of faces.querySelectorAll("button")) {
      face.setAttribute("aria-pressed", String(face.value === vote));
    }
    person.classList.toggle("hc-feedback__person--shown", vote === "nao" || vote === "em_parte");
  };

  /** @param {Vote} vote */
  const thank = (vote) => {
    status.textContent = [status.dataset.thanks, status.dataset[vote]].filter(Boolean).join(" ");
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = /** @type {SubmitEvent} */ (event).submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    const vote = /** @type {Vote} */ (button.value);
    if (last?.vote === vote) {
      if (last === kept) thank(vote);
      return;
    }
    /** @type {Answer} */
    const answer = {
      schema: 1, kind: "answer", article, language, revision, vote, reason: null, comment: "",
    };
    const given = { key: last?.key ?? uuid(), version: (last?.version ?? 0) + 1, vote };
    last = given;
    show(vote);
    document.dispatchEvent(new CustomEvent("help-center:feedback", { detail: answer }));
    if (sends) {
      status.textContent = status.dataset.sending ?? "";
      const body = { ...answer, key: given.key, version: given.version };
      const taken = await send(form.action, body);
      if (last !== given) return; // A later answer speaks for itself.
      if (!taken) {
        // What was sent may have arrived: the next answer has the same key and replaces it.
        last = { ...given, vote: null };
        remember(name, { ...given, vote: kept?.vote ?? null });
        show(kept?.vote ?? null);
        status.textContent = status.dataset.failed ?? "";
        return;
      }
    }
    kept = given;
    remember(name, given);
    thank(vote);
  });
  show(last?.vote ?? null);
}

/**
 * @param {string} destination
 * @param {Answer & { key: string, version: number }} body
 * @returns {Promise<boolean>} whether the destination says that it has the answer
 */
async function send(destination, body) {
  try {
    const options = { method: "POST", body: JSON.stringify(body), keepalive: true };
    const headers = { "Content-Type": "text/plain;charset=UTF-8" }; // Asks for no preflight.
    const response = await fetch(destination, { ...options, headers, credentials: "omit" });
    return response.ok;
  } catch {
    return false;
  }
}

for (const section of document.querySelectorAll(".hc-feedback")) {
  if (section instanceof HTMLElement) mount(section);
}
