// @ts-check
/** Brings what copies an article when the reader opens its menu, and not before. */

const menu = document.querySelector(".hc-take");
menu?.addEventListener("toggle", () => import("./copying.js"), { once: true });
