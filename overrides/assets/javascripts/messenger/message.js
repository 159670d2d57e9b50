// @ts-check
/** The message: made of the reader's answers and of what the page knows. */

/**
 * @typedef {import("./context.js").Context} Context
 * @typedef {(key: string, values?: Record<string, string>) => string} Say
 */

const QUESTIONS = ["doing", "expected", "happened", "need", "where", "evidence"];

/**
 * @param {string} topic its label, or nothing
 * @param {Record<string, string>} answers by question; empty ones are left out
 * @param {Context} context
 * @param {Say} say
 */
export function compose(topic, answers, context, say) {
  const told = QUESTIONS.filter((name) => answers[name]?.trim()).map((name) => {
    const answer = answers[name].trim();
    return say(name) + (answer.includes("\n") ? "\n" : " ") + answer;
  });
  const about = [
    context.title && `${say("article", { title: context.title })}\n${context.address}`,
    context.lost && say("lost", { url: context.lost }),
    context.query && say("searched", { query: context.query }),
  ];
  const parts = [topic && say("topic", { topic }), told.join("\n"), about.filter(Boolean).join("\n")];
  return parts.filter(Boolean).join("\n\n");
}
