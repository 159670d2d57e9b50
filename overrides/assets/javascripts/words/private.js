// @ts-check
/** What must not leave the device: in doubt, nothing is sent. */

const DIGITS = 8; // Of the shortest telephone number.
const RUN = /\d(?:[\s.\-_,*:|/()]{0,4}\d)*/g;
const GAP = "[\\s._,*:|/-]{0,4}";
const PARTS = [2, 3, 3, 4].map((size) => `[0-9a-z]{${size}}`).join(GAP);
const CNPJ = new RegExp(`${PARTS}${GAP}\\d{2}(?!\\w)`, "gi"); // With letters since July 2026.
const AT =
  /@|%40|&#0{0,5}64;|&#x0{0,5}40;|&commat;|[([{<]\s?(?:at|arroba|@)\s?[)\]}>]|\sarroba\s/i;
const DOT = /[.,]|\b(?:ponto|dot|gmail|hotmail|outlook|yahoo|icloud|live|uol|bol|terra|ig)\b/i;

/**
 * Whether a text may hold an e-mail, a CPF, a CNPJ, a telephone or a card: an address, also spelled,
 * or a run of eight digits that has nothing but what people write between them.
 * @param {string} written
 */
export function looksPersonal(written) {
  const text = legible(written);
  const many = (/** @type {string} */ part) => part.replace(/\D/g, "").length;
  if ((text.match(RUN) ?? []).some((run) => many(run) >= DIGITS)) return true;
  if ((text.match(CNPJ) ?? []).some((part) => !/\s/.test(part) || many(part) > 5)) return true;
  const at = text.match(AT);
  return /\S@\S/.test(text) || Boolean(at && DOT.test(text.slice(at.index)));
}

/** A text as a reader sees it: one kind of dash, digits 0 to 9, nothing unseen. @param {string} text */
function legible(text) {
  const seen = text.normalize("NFKC").replace(/[\p{Cf}\p{M}]/gu, "");
  return seen.replace(/[\p{Pd}\u2212\u2043]/gu, "-").replace(/\p{Nd}/gu, (digit) =>
    /\d/.test(digit) ? digit : "0", // How many there are is what matters.
  );
}

/** A query without accents, capitals and spare blanks, as the report counts it. @param {string} query */
export function folded(query) {
  const plain = query.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return [...plain.trim().replace(/\s+/g, " ")].slice(0, 80).join("").trim();
}
