// @ts-check
/**
 * Where answers can go: one line each. Those of measuring services only speak to a script that the
 * operator has put on the page; they say nothing of what became of it, and get no comment.
 */
import { address, destination } from "./config.js";
import { post } from "./post.js";
import { drop, due, keep, postpone, whole } from "./unsent.js";

/**
 * @typedef {import("./unsent.js").Body} Body
 * @typedef {"kept" | "told" | "later" | "refused" | "lost"} Outcome
 *   kept: on the disk; told: given to a service; later: kept here and tried again; lost: not even that
 * @typedef {(name: string, data: Record<string, string>) => void} Call
 */
const page = /** @type {Record<string, any>} */ (/** @type {unknown} */ (window));

/** @type {Record<string, () => Call | undefined>} what each service has put on the page */
const SERVICES = {
  plausible: () => page.plausible && ((name, props) => page.plausible(name, { props })),
  umami: () => page.umami && ((name, data) => page.umami.track(name, data)),
  ga4: () => page.gtag && ((name, data) => page.gtag("event", name, data)),
  matomo: () =>
    page._paq &&
    ((name, { article = "", reason, vote, query, channel, path }) =>
      page._paq.push(["trackEvent", name, reason ?? vote ?? query ?? channel ?? path, article])),
};

/** Whether what is sent is kept by somebody, at an address. */
export const posts = address !== "" && destination !== "";

/** Whether anything can be sent at all; services may be blocked. */
export const sends = () => posts || Boolean(SERVICES[destination]?.());

/**
 * Send a body, or keep it for another time.
 * @param {Body} body
 * @returns {Promise<Outcome>}
 */
export async function deliver(body) {
  if (!posts) return tell(body);
  const all = whole(body);
  return attempt(all, keep(all));
}

/** Try again what has not arrived. @param {boolean} [all] also what would have to wait */
export async function retry(all = false) {
  if (!posts) return;
  for (const body of due(all)) {
    const outcome = await attempt(body, true);
    if (outcome === "later") return; // Neither would the others arrive.
    document.dispatchEvent(new CustomEvent("help-center:settled", { detail: { body, outcome } }));
  }
}

/** @param {Body} body @param {boolean} kept here meanwhile @returns {Promise<Outcome>} */
async function attempt(body, kept) {
  const { outcome, wait } = await post(address, body, destination === "coletor");
  if (outcome !== "later") drop(body);
  else if (kept) postpone(body, wait);
  return outcome === "later" && !kept ? "lost" : outcome;
}

/** @param {Body & Record<string, unknown>} body @returns {Outcome} */
function tell({ kind, key, version, comment, ...rest }) {
  const call = SERVICES[destination]?.();
  if (!call) return "lost";
  const name = rest.reason ? "reason" : kind; // Or one reader would count as two answers.
  const said = Object.entries(rest).filter(([, value]) => value && typeof value === "string");
  call(`help_center_${name}`, /** @type {Record<string, string>} */ (Object.fromEntries(said)));
  return "told";
}
