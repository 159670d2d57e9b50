// @ts-check
/** Links that carry the message, as `hooks/helpcenter/links.py` makes those of plain pages. */

/** @typedef {{ url: string, title: string, topic: string, message: string }} Places */

const LONGEST_MAIL = 2000; // Characters: Windows hands no more than 2,083 to a mail program.
const LONGEST = 6000; // Servers refuse addresses of 8 kB.

/**
 * @param {string} template
 * @param {Places} places
 * @returns {{ href: string, whole: boolean }} `whole`: the message goes along as it is
 */
export function fillLink(template, places) {
  const mail = template.startsWith("mailto:");
  const line = mail ? "\r\n" : "\n"; // RFC 6068, section 5
  const filled = (/** @type {string} */ message) =>
    template.replace(/{(url|title|topic|message)}/g, (_, name) => {
      const value = name === "message" ? message : places[/** @type {keyof Places} */ (name)];
      return encode(wellFormed(value).replace(/\r\n?|\n/g, line));
    });
  const href = filled(places.message);
  if (!template.includes("{message}")) return { href, whole: false };
  const whole = href.length <= (mail ? LONGEST_MAIL : LONGEST);
  return { href: whole ? href : filled(""), whole };
}

/** As RFC 3986, section 2.2, has it, which is stricter than JavaScript. @param {string} text */
function encode(text) {
  const left = (/** @type {string} */ c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, left);
}

/** Half of a pair of UTF-16, left by a cut, cannot be encoded. @param {string} text */
function wellFormed(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}
