// @ts-check
/**
 * What the page of support hands over; made by `hooks/helpcenter/messenger/panel.py`.
 *
 * @typedef {object} Channel a way to a person
 * @property {string} type
 * @property {string} name
 * @property {string} told who will receive what the reader writes
 * @property {string} [link] with places for the page to fill; none if there is only a script
 * @property {string} [module] our script that speaks with the vendor's
 * @property {string} [script] the vendor's
 * @property {Record<string, string>} [keys]
 * @property {boolean} [prefills]
 * @property {boolean} [ends] whether its session can be ended
 * @property {string[]} [kept] patterns of what it keeps in the browser
 *
 * @typedef {object} Hours
 * @property {string} zone
 * @property {string} zoneName as readers call it
 * @property {[number, number][][]} days from Monday: when service starts and ends, in minutes
 * @property {string[]} holidays `2026-12-25`
 *
 * @typedef {{ label: string, key: string, guide: string, channel: number, hours: Hours | null }} Topic
 *
 * @typedef {object} Data
 * @property {Channel[]} channels
 * @property {Topic[]} topics one without label if there is nothing to choose
 * @property {Hours | null} hours
 * @property {number | null} fallback
 * @property {Record<string, string>} texts
 *
 * @typedef {object} Desk what the parts of the panel share
 * @property {Data} data
 * @property {Channel | null} fallback for when a script does not come
 * @property {import("./message.js").Say} say
 * @property {string} language
 * @property {() => import("./context.js").Context} context
 * @property {() => string} page the address to be told
 * @property {(part: Element | null, hours: Hours | null) => void} tellNow says
 *   whether somebody answers now, in the place that the part has for it
 * @property {(text: string, tell: (is: boolean) => void) => void} judge tells whether it only greets
 * @property {() => Promise<void>} [leave] makes room for a vendor's messenger
 * @property {() => void} [back] comes back when it did not come
 */

/** @param {HTMLElement} root @returns {Data | null} null if no messenger is configured */
export function readData(root) {
  const script = root.querySelector("script[data-hc-messenger-data]");
  return script ? JSON.parse(script.textContent ?? "null") : null;
}

/**
 * A function that gives texts in the page's language.
 * @param {Record<string, string>} texts
 * @returns {(key: string, values?: Record<string, string>) => string}
 */
export function speaker(texts) {
  return (key, values = {}) =>
    (texts[key] ?? key).replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole);
}
