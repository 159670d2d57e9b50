// @ts-check
/** Turns "em 12 de março de 2026" into "há 2 semanas"; the exact day stays in the title. */

const DAY = 86_400_000;
/** Longest age, in days, that each unit tells, and the unit's length. */
const UNITS = /** @type {const} */ ([
  [7, "day", 1],
  [30, "week", 7],
  [365, "month", 30.44],
  [Infinity, "year", 365.25],
]);

/**
 * @param {string} day such as `2026-03-12`
 * @param {Date} now
 * @param {string} language BCP 47 tag
 * @returns {string | null} null when the day is still to come
 */
export function ago(day, now, language) {
  const [year, month, date] = day.split("-").map(Number);
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.round((today - Date.UTC(year, month - 1, date)) / DAY);
  if (days < 0) return null;
  for (const [limit, unit, length] of UNITS) {
    if (days >= limit) continue;
    const count = Math.max(unit === "day" ? 0 : 1, Math.floor(days / length));
    // "Semana passada" is a week of the calendar; "há 1 semana" is an age.
    const numeric = unit === "day" ? "auto" : "always";
    return new Intl.RelativeTimeFormat(language, { numeric }).format(-count, unit);
  }
  return null;
}

for (const time of document.querySelectorAll("time[data-hc-ago]")) {
  const text = ago(
    /** @type {HTMLTimeElement} */ (time).dateTime,
    new Date(),
    document.documentElement.lang,
  );
  if (!text) continue;
  time.setAttribute("title", time.textContent ?? "");
  time.textContent = text;
}
