// @ts-check
/** What must not leave the device: in doubt, nothing is sent. */

const DIGITS = 8; // Of the shortest telephone number.
const CNPJ = /(?:[0-9a-z][./-]?){12}\d-?\d(?![0-9a-z])/i; // With letters since July 2026.

/**
 * Whether a text may hold an e-mail, a CPF, a CNPJ, a telephone or a card: any run of eight digits
 * that has nothing but what people write between them.
 * @param {string} text
 */
export function looksPersonal(text) {
  const runs = text.match(/\d(?:[\s.\-–—/()]{0,3}\d)*/g) ?? [];
  const long = runs.some((run) => run.replace(/\D/g, "").length >= DIGITS);
  return long || /\S@\S/.test(text) || text.split(/\s+/).some((word) => isCnpj(word));
}

/** @param {string} word */
function isCnpj(word) {
  return /\d/.test(word) && CNPJ.test(word);
}

/** A query without accents, capitals and spare blanks, as the report counts it. @param {string} query */
export function folded(query) {
  const plain = query.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return [...plain.trim().replace(/\s+/g, " ")].slice(0, 80).join("").trim();
}
