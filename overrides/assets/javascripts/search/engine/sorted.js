// @ts-check
/** Finding places in what is in order. */

/**
 * The first place of a list in order where what stands there is not before `value`.
 * @template {string | number} T
 * @param {ArrayLike<T>} list @param {T} value
 * @returns {number} the list's length, if all are before it
 */
export function placeFor(list, value) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
