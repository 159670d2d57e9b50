// @ts-check
/**
 * Stands in for https://static.zdassets.com/ekr/snippet.js: `zE` is there at once, takes commands
 * in order, and says when its window opens and closes.
 */
(() => {
  /** @type {Record<string, ((event: object) => void)[]>} */
  const listeners = { open: [], close: [] };
  let open = false;

  /** @param {boolean} shown */
  function show(shown) {
    if (open === shown || window.hcMute) return;
    open = shown;
    window.hcShow("Zendesk", shown);
    for (const listener of listeners[shown ? "open" : "close"]) listener({});
  }

  const take = (/** @type {any[]} */ ...call) => {
    window.hcCalls.push(call);
    const [scope, method, value] = call;
    if (scope === "messenger:on") listeners[method].push(value);
    else if (scope === "messenger" && method === "open") setTimeout(show, 0, true);
    else if (scope === "messenger" && method === "close") setTimeout(show, 0, false);
    else if (method === "resetWidget") setTimeout(value, 20);
  };
  window.zE = /** @type {typeof zE} */ (take);

  if (!document.querySelector("script#ze-snippet")) throw new Error("No script#ze-snippet");
  document.cookie = "__zlcmid=x; Path=/; Domain=exemplo.com.br; Max-Age=900; SameSite=Lax";
  localStorage.setItem("ZD-suid", "{}");
  sessionStorage.setItem("ZD-buid", "{}");
  window.hcUse({
    script: ["https://static.zdassets.com/web_widget/latest.js", "https://ekr.zdassets.com/x.js"],
    connect: [
      "https://ekr.zdassets.com/compose/x",
      "https://static.zdassets.com/x.json",
      "https://empresa.zendesk.com/embeddable/config",
      "https://api.smooch.io/sdk/v2/x",
    ],
    socket: ["wss://empresa.zendesk.com/faye", "wss://api.smooch.io/faye"],
    frame: ["https://empresa.zendesk.com/x"],
    img: [
      "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
      "https://static.zdassets.com/x.svg",
      "https://empresa.zendesk.com/x.svg",
      "https://media.smooch.io/x.svg",
      "https://empresa.zdusercontent.com/x.svg",
    ],
    media: ["https://static.zdassets.com/x.mp3"],
    font: ["https://static.zdassets.com/x.woff2"],
    style: true,
    blob: true,
  });
})();
