// @ts-check
/** How far apart two words are, in typos. */

const A = 97;

/**
 * Damerau and Levenshtein's distance (optimal string alignment) in which letters that sound
 * alike are half a change apart.
 * @param {string[][]} alike pairs
 */
export function distanceWith(alike) {
  const near = new Uint8Array(26 * 26);
  /** @type {Map<number, [string, string][]>} Pairs with two letters on a side, by their last ones. */
  const groups = new Map();
  for (const [one, other] of alike) {
    if (one.length === 1 && other.length === 1) {
      const [a, b] = [one.charCodeAt(0) - A, other.charCodeAt(0) - A];
      near[26 * a + b] = near[26 * b + a] = 1;
      continue;
    }
    for (const [from, to] of [[one, other], [other, one]]) {
      const last = 26 * (from.charCodeAt(from.length - 1) - A) + to.charCodeAt(to.length - 1) - A;
      groups.set(last, [...(groups.get(last) ?? []), [from, to]]);
    }
  }
  const rows = [0, 1, 2].map(() => new Float32Array(64));

  /** @param {string} a @param {string} b @param {number} most @returns {number} */
  return (a, b, most) => {
    let [before, above, row] = rows;
    for (let j = 0; j <= b.length; j += 1) above[j] = j;
    for (let i = 1; i <= a.length; i += 1) {
      row[0] = i;
      let least = i;
      const x = a.charCodeAt(i - 1) - A;
      for (let j = 1; j <= b.length; j += 1) {
        const y = b.charCodeAt(j - 1) - A;
        const change = x === y ? 0 : near[26 * x + y] ? 0.5 : 1;
        let value = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
        if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) - A && y === a.charCodeAt(i - 2) - A) {
          value = Math.min(value, before[j - 2] + 1);
        }
        for (const [one, other] of groups.get(26 * x + y) ?? []) {
          if (a.endsWith(one, i) && b.endsWith(other, j)) {
            const from = [above, above, before][one.length];
            value = Math.min(value, from[j - other.length] + 0.5);
          }
        }
        row[j] = value;
        if (value < least) least = value;
      }
      if (least > most + 0.5) return most + 1; // Two letters for one may still come back by half.
      [before, above, row] = [above, row, before];
    }
    return above[b.length];
  };
}
