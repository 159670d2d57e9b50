// @ts-check
/**
 * One body to an address. Only a 200 or 201 means that it is kept, and of our collector only with
 * its mark: hosts of files answer 200 to anything. `sendBeacon` says true for what never arrives,
 * so it serves as a last chance alone, where a page that closes ends its requests.
 *
 * @typedef {import("./unsent.js").Body} Body
 * @typedef {{ outcome: "kept" | "refused" | "later", wait: number }} Reply  wait: seconds asked for
 */
const PATIENCE = 10e3; // Milliseconds.
const MARK = "Central-Coletor";
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
 * @param {boolean} ours whether a collector of ours must be there
 * @returns {Promise<Reply>}
 */
export async function post(address, body, ours) {
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
      redirect: "error", // What a reader says goes nowhere else.
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { status, headers } = response;
    const wait = Number(headers.get("Retry-After")) || 0;
    if (ours && !headers.has(MARK)) return { outcome: "later", wait };
    if (status === 200 || status === 201) return { outcome: "kept", wait };
    return { outcome: REFUSED.includes(status) ? "refused" : "later", wait };
  } catch {
    return { outcome: "later", wait: 0 };
  } finally {
    underWay.delete(mine);
  }
}
