// @ts-check
/**
 * One body to an address. Only a 200 or 201 means that it is kept: `sendBeacon` says true for what
 * never arrives, so it serves as a last chance alone, where a page that closes ends its requests.
 *
 * @typedef {import("./unsent.js").Body} Body
 * @typedef {{ outcome: "kept" | "refused" | "later", wait: number }} Reply  wait: seconds asked for
 */
const PATIENCE = 10e3; // Milliseconds.
const REFUSED = [400, 409, 413, 415, 422]; // The same body would be refused again.

const survives = "keepalive" in Request.prototype;
/** @type {Map<string, { address: string, text: string }>} */
const underWay = new Map();

if (!survives) {
  addEventListener("pagehide", () => {
    for (const { address, text } of underWay.values()) navigator.sendBeacon(address, text);
  });
}

/**
 * @param {string} address
 * @param {Body} body
 * @returns {Promise<Reply>}
 */
export async function post(address, body) {
  const text = JSON.stringify(body);
  const mine = `${body.key} ${body.version}`;
  underWay.set(mine, { address, text });
  try {
    const response = await fetch(address, {
      method: "POST",
      body: text,
      headers: { "Content-Type": "text/plain;charset=UTF-8" }, // Asks for no preflight.
      credentials: "omit",
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 200 || response.status === 201) return { outcome: "kept", wait: 0 };
    const refused = REFUSED.includes(response.status);
    const wait = Number(response.headers.get("Retry-After")) || 0;
    return { outcome: refused ? "refused" : "later", wait };
  } catch {
    return { outcome: "later", wait: 0 };
  } finally {
    underWay.delete(mine);
  }
}
