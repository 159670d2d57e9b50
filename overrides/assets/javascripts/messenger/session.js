// @ts-check
/** Ending a conversation on this device: what the vendor's messenger kept is taken away. */
import { inTime, running } from "./adapter.js";

/** @typedef {import("./data.js").Channel} Channel */

/** Whether a messenger was loaded on this page, or has left something behind. @param {Channel} channel */
export function hasTraces(channel) {
  if (!channel.ends) return false;
  const matches = matcher(channel);
  return Boolean(running(channel)) || [...cookieNames(), ...storageNames()].some(matches);
}

/** @param {Channel} channel */
export async function endSession(channel) {
  try {
    const adapter = await running(channel);
    if (adapter?.end) await inTime(adapter.end());
  } catch (error) {
    console.warn(error); // What it kept is ours to take away all the same.
  }
  const matches = matcher(channel);
  for (const name of cookieNames().filter(matches)) {
    // A cookie of the whole domain goes only by the domain's name.
    for (const domain of ["", ...domains()]) {
      document.cookie = `${name}=; Max-Age=0; Path=/${domain && `; Domain=${domain}`}`;
    }
  }
  for (const storage of stores()) {
    for (const name of Object.keys(storage).filter(matches)) storage.removeItem(name);
  }
}

/** @param {Channel} channel @returns {(name: string) => boolean} */
function matcher({ kept = [] }) {
  const patterns = kept.map((name) => name.split("*").map((part) => part.replace(/\W/g, "\\$&")));
  const whole = new RegExp(`^(?:${patterns.map((parts) => parts.join(".*")).join("|") || "(?!)"})$`);
  return (name) => whole.test(name);
}

function cookieNames() {
  return document.cookie.split(";").map((cookie) => cookie.split("=")[0].trim()).filter(Boolean);
}

function storageNames() {
  return stores().flatMap((storage) => Object.keys(storage));
}

/** Both, where the reader allows them. @returns {Storage[]} */
function stores() {
  try {
    return [localStorage, sessionStorage];
  } catch {
    return [];
  }
}

/** The host, and the domains above it. */
function domains() {
  const parts = location.hostname.split(".");
  return parts.map((_, place) => parts.slice(place).join("."));
}
