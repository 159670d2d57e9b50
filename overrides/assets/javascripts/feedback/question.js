// @ts-check
/**
 * "Respondeu à sua pergunta?": one answer a reader, article and revision, which may be changed.
 * The first tap is an answer already; reason and comment amend it, under the same key.
 *
 * @typedef {"nao" | "em_parte" | "sim"} Vote
 * @typedef {{ vote: Vote | null, reason: string | null, comment: string | null }} Said
 *   comment: null for one of an earlier visit, which the page has forgotten and which stays
 * @typedef {Said & { key: string, version: number, revision: string }} Given
 * @typedef {import("./adapters.js").Outcome} Outcome
 */
import { deliver, posts, sends } from "./adapters.js";
import { mountDetails } from "./details.js";
import { uuid } from "./uuid.js";

const KEY = /^[0-9a-f-]{36}$/;
const MOST = 1e6; // Versions that the collector takes.

/** @param {HTMLElement} section with the forms, the status and the way to a person */
export function mountQuestion(section) {
  const form = /** @type {HTMLFormElement} */ (section.querySelector(".hc-feedback__form"));
  const faces = /** @type {HTMLElement} */ (section.querySelector(".hc-feedback__faces"));
  const status = /** @type {HTMLElement} */ (section.querySelector(".hc-feedback__status"));
  const echo = section.querySelector(".hc-feedback__echo");
  const person = /** @type {HTMLElement} */ (section.querySelector(".hc-feedback__person"));
  const { article = "", language = "", revision = "" } = faces.dataset;
  const name = `help-center.answer:${language}:${article}`;
  let given = recall(name, revision); // What the reader chose last, perhaps still on its way.
  let recorded = false; // On this page, and the last of what was sent.
  let settled = given; // What has arrived, will be tried again, or need not arrive.
  const details = mountDetails(section, explain, () => say());

  function draw() {
    const vote = given?.vote ?? null;
    for (const face of faces.querySelectorAll("button")) {
      face.setAttribute("aria-pressed", String(face.value === vote));
    }
    person.classList.toggle("hc-feedback__person--shown", vote === "nao" || vote === "em_parte");
  }

  /** @param {Said} said */
  const showDetails = ({ vote, reason }) => details?.show(sends() ? vote : null, reason);

  /** @param {string[]} keys of the texts that the page has brought along */
  function say(...keys) {
    status.textContent = keys.map((key) => status.dataset[key]).filter(Boolean).join(" ");
    // Who sends a comment looks below it, and the status is above the reasons.
    const near = echo?.closest("form")?.contains(document.activeElement);
    if (echo) echo.textContent = near ? status.textContent : "";
  }

  /** @param {Outcome} outcome */
  function tell(outcome) {
    if (outcome === "later") return say("waiting");
    if (failed(outcome)) return say("failed");
    const thanks = outcome === "kept" ? "recorded" : outcome === "told" ? "thanks" : "";
    say(thanks, given?.comment || given?.reason ? "improves" : `${given?.vote}`);
  }

  /** @param {string | null} reason @param {string} comment */
  function explain(reason, comment) {
    const forgotten = given?.comment === null && !comment;
    amend({ vote: given?.vote ?? null, reason, comment: forgotten ? null : comment });
  }

  /** @param {Said} said */
  async function amend(said) {
    catchUp();
    if (given && isSame(given, said)) {
      showDetails(given);
      if (recorded && given === settled) say("already");
      else if (!status.textContent) tell(sends() ? "told" : "lost");
      return;
    }
    const { key = uuid(), version = 0 } = given ?? {};
    const mine = { ...said, key, version: version + 1, revision };
    given = mine;
    draw();
    showDetails(mine);
    const { comment, ...rest } = said;
    const body = { schema: 1, kind: "answer", article, language, revision, ...rest };
    const detail = { ...body, comment: comment ?? "" };
    document.dispatchEvent(new CustomEvent("help-center:feedback", { detail }));
    if (posts) say("sending");
    remember(name, mine);
    const words = comment === null ? {} : { comment }; // Left out, what is kept stays.
    const outcome = await deliver({ ...body, ...words, key, version: mine.version });
    if (given === mine) close(mine, outcome); // Else a later answer speaks for itself.
  }

  /** Another tab may have answered since. */
  function catchUp() {
    const stored = recall(name, revision);
    if (!stored || (given?.key === stored.key && given.version >= stored.version)) return;
    given = settled = stored;
  }

  /** @param {Given} mine @param {Outcome} outcome */
  function close(mine, outcome) {
    tell(outcome);
    recorded = outcome === "kept";
    if (failed(outcome)) {
      const { vote = null, reason = null, comment = "" } = settled ?? {};
      // Perhaps it did arrive: then the next answer has the same key and replaces it.
      const key = outcome === "refused" && !settled ? uuid() : mine.key;
      given = { ...mine, key, vote, reason, comment };
      remember(name, given);
      draw();
      showDetails(given);
    }
    settled = given;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = /** @type {SubmitEvent} */ (event).submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    const vote = /** @type {Vote} */ (button.value);
    const reason = vote === "sim" ? null : (given?.reason ?? null);
    amend({ vote, reason, comment: given ? given.comment : "" });
  });
  document.addEventListener("help-center:settled", (event) => {
    const { body, outcome } = /** @type {CustomEvent} */ (event).detail;
    if (given && given.key === body.key && given.version === body.version) close(given, outcome);
  });
  addEventListener("storage", (event) => {
    if (event.key !== name) return;
    catchUp();
    draw();
  });
  draw();
}

/** @param {Given} given @param {Said} said */
function isSame(given, { vote, reason, comment }) {
  return given.vote === vote && given.reason === reason && given.comment === comment;
}

/** Whether the reader must know that it did not work. @param {Outcome} outcome */
function failed(outcome) {
  return outcome === "refused" || (outcome === "lost" && posts);
}

/**
 * The answer to what the article says today; an article that was mended is asked about again.
 * @param {string} name of the answer in storage
 * @param {string} revision
 * @returns {Given | null} also when the reader's browser keeps nothing, or nothing of sense
 */
function recall(name, revision) {
  try {
    const { key, version, revision: of, vote, reason, commented } = JSON.parse(
      localStorage.getItem(name) ?? "null",
    );
    const sound = KEY.test(key) && version > 0 && version < MOST && of === revision;
    return sound ? { key, version, revision, vote, reason, comment: commented ? null : "" } : null;
  } catch {
    return null;
  }
}

/** Remember an answer, without its comment. @param {string} name @param {Given} given */
function remember(name, { comment, ...given }) {
  try {
    localStorage.setItem(name, JSON.stringify({ ...given, commented: comment !== "" }));
  } catch {
    // The answer still counts; it is only not shown again on the next visit.
  }
}
