// @ts-check
/** Where stems occur: the files that hooks/helpcenter/search/postings.py writes. */

/**
 * @typedef {{ units: Uint32Array, marks: Uint8Array }} Postings  units in order, each with a mark
 *   of titles and headings it is the weight; of texts how often, less one, and the quarters as bits
 */

/** Weights as postings.py's quantize() keeps them. */
export const WEIGHTS = Float32Array.from({ length: 64 }, (_, step) => 2 ** (step / 4 - 4));
export const PARTS = 4;

/**
 * @param {Uint8Array} bytes
 * @returns {Map<string, Postings>} in the order of stems
 */
export function readPostings(bytes) {
  const found = new Map();
  const letters = new Uint8Array(256);
  const text = new TextDecoder();
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at];
      at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128 || at >= bytes.length) return value;
    }
  };
  while (at < bytes.length) {
    const shared = bytes[at];
    const rest = bytes[at + 1];
    letters.set(bytes.subarray(at + 2, at + 2 + rest), shared);
    at += 2 + rest;
    const stem = text.decode(letters.subarray(0, shared + rest));
    const length = number();
    if (length > bytes.length - at) throw new Error("cut short");
    const units = new Uint32Array(length);
    for (let entry = 0, unit = -1; entry < length; entry += 1) {
      unit += number() + 1;
      units[entry] = unit;
    }
    found.set(stem, { units, marks: bytes.subarray(at, at + length) });
    at += length;
  }
  return found;
}
