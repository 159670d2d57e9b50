// @ts-check
/**
 * What readers tell us: answers to "Respondeu à sua pergunta?" and, if the operator wants, searches
 * without result, ways to a person and lost addresses. No identifier of the reader goes with them.
 * Each is also a DOM event, `help-center:feedback`, whose detail is the body without key and version.
 */
import { retry } from "./feedback/adapters.js";
import { watch } from "./feedback/events.js";
import { mountQuestion } from "./feedback/question.js";

const START = 1000; // Milliseconds: the page that is being opened comes first.

for (const section of document.querySelectorAll(".hc-feedback")) {
  if (section instanceof HTMLElement) mountQuestion(section);
}
watch(() => import("./words.js"));
setTimeout(retry, START);
addEventListener("online", () => retry(true));
