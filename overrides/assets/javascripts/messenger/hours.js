// @ts-check
/**
 * When somebody answers, in the time zone of who answers. The browser's own table of zones
 * (Intl) knows their summer times.
 *
 * @typedef {import("./data.js").Hours} Hours
 * @typedef {(key: string, values?: Record<string, string>) => string} Say
 */

const DAY = 24 * 60 * 60 * 1000;
const AHEAD = 60; // Days to look for the next one with service.
const MIDNIGHT = 24 * 60;

/**
 * Whether somebody answers now, in words; "" if this browser does not know the zone.
 * @param {Hours} hours
 * @param {Date} now
 * @param {string} language
 * @param {Say} say
 */
export function tellHours(hours, now, language, say) {
  const zone = hours.zoneName;
  const here = clock(hours.zone, now);
  if (!here) return "";
  const { day, minutes } = here;
  for (let ahead = 0; ahead < AHEAD; ahead += 1) {
    const date = new Date(day.getTime() + ahead * DAY);
    for (const [start, end] of spansOf(hours, date)) {
      if (!ahead && minutes >= end) continue;
      if (!ahead && minutes >= start) {
        return end < MIDNIGHT ? say("open_now", { time: time(end, language), zone }) : say("open");
      }
      const values = { day: nameOf(date, ahead, language, say), time: time(start, language), zone };
      return say("opens", values);
    }
  }
  return say("later");
}

/**
 * The date, as midnight in UTC, and the minutes since midnight, where somebody answers; null if
 * the browser does not know where that is.
 * @param {string} zone
 * @param {Date} now
 */
function clock(zone, now) {
  let format;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
      hour: "numeric", minute: "numeric",
    });
  } catch {
    return null; // A zone younger than the browser.
  }
  const parts = Object.fromEntries(format.formatToParts(now).map((p) => [p.type, Number(p.value)]));
  const day = new Date(Date.UTC(parts.year, parts.month - 1, parts.day));
  return { day, minutes: parts.hour * 60 + parts.minute };
}

/** @param {Hours} hours @param {Date} date */
function spansOf(hours, date) {
  if (hours.holidays.includes(date.toISOString().slice(0, 10))) return [];
  return hours.days[(date.getUTCDay() + 6) % 7];
}

/** @param {Date} date @param {number} ahead @param {string} language @param {Say} say */
function nameOf(date, ahead, language, say) {
  if (ahead < 2) return say(ahead ? "tomorrow" : "today");
  /** @type {Intl.DateTimeFormatOptions} */
  const style = ahead < 7 ? { weekday: "long" } : { weekday: "long", day: "numeric", month: "long" };
  return new Intl.DateTimeFormat(language, { ...style, timeZone: "UTC" }).format(date);
}

/** @param {number} minutes @param {string} language */
function time(minutes, language) {
  const format = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: "UTC" });
  return format.format(new Date(minutes * 60 * 1000));
}
