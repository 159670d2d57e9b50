// @ts-check
/**
 * What has not arrived yet, in the reader's browser: at most so many, for so long. What is sent
 * again has the same key, so the collector takes it once.
 *
 * @typedef {{ key: string, version: number, kind: string, comment?: string }} Body
 * @typedef {{ body: Body, since: number, tries: number, next: number }} Unsent  times in ms
 */
const NAME = "help-center.unsent";
const MOST = 30;
const LONGEST = 7 * 24 * 3600e3; // Milliseconds.
const FIRST_PAUSE = 30e3;
const LONGEST_PAUSE = 6 * 3600e3;

/** @returns {Unsent[]} the oldest first; none if the browser keeps nothing */
function read() {
  try {
    const list = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    const young = Date.now() - LONGEST;
    const sound = (/** @type {Unsent} */ each) => each?.body?.key && each.since > young;
    return Array.isArray(list) ? list.filter(sound).slice(-MOST) : [];
  } catch {
    return [];
  }
}

/** @param {Unsent[]} list @returns {boolean} whether the browser keeps it */
function write(list) {
  try {
    if (list.length) localStorage.setItem(NAME, JSON.stringify(list));
    else localStorage.removeItem(NAME);
    return true;
  } catch {
    return false;
  }
}

/**
 * Keep a body until it has arrived, in the place of earlier versions of it. Answers push out the
 * rest, and the young push out the old.
 * @param {Body} body
 * @returns {boolean} whether the browser keeps it
 */
export function keep(body) {
  const now = Date.now();
  const list = read().filter((each) => each.body.key !== body.key);
  if (list.length >= MOST) {
    const least = list.findIndex((each) => each.body.kind !== "answer");
    list.splice(Math.max(least, 0), 1);
  }
  return write([...list, { body, since: now, tries: 0, next: now + FIRST_PAUSE }]);
}

/** A body with the comment that an earlier version of it still has to bring. @param {Body} body */
export function whole(body) {
  const { comment } = read().find((each) => each.body.key === body.key)?.body ?? {};
  return comment && body.comment === undefined ? { ...body, comment } : body;
}

/** Forget a body that has arrived or is refused; a later version of it stays. @param {Body} body */
export function drop(body) {
  const list = read();
  const rest = list.filter(({ body: { key, version } }) => key !== body.key || version > body.version);
  if (rest.length < list.length) write(rest);
}

/**
 * Try again later: each time after twice the pause, or when the collector says.
 * @param {Body} body
 * @param {number} asked seconds that the collector asks for; 0 if it does not
 */
export function postpone(body, asked) {
  const list = read();
  const unsent = list.find((each) => each.body.key === body.key);
  if (!unsent) return;
  const pause = Math.min(FIRST_PAUSE * 2 ** unsent.tries, LONGEST_PAUSE);
  const spread = 1 + Math.random() / 4; // So that not everybody comes back at the same time.
  unsent.tries += 1;
  unsent.next = Date.now() + Math.max(pause * spread, Math.min(asked * 1e3, LONGEST_PAUSE));
  write(list);
}

/** What is to be tried again now. @param {boolean} [all] also what would have to wait */
export function due(all = false) {
  return read()
    .filter((each) => all || each.next <= Date.now())
    .map((each) => each.body);
}
