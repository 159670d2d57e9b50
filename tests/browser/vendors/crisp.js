// @ts-check
/**
 * Stands in for https://client.crisp.chat/l.js: puts an object in the place of the `$crisp` array,
 * works off what was pushed, one command at a time, and says `chat:opened`.
 */
(() => {
  /** @type {Record<string, () => void>} */
  let listeners = {};
  let open = false;

  /** @param {boolean} shown */
  function show(shown) {
    if (open === shown || window.hcMute) return;
    open = shown;
    window.hcShow("Crisp", shown);
    listeners[shown ? "chat:opened" : "chat:closed"]?.();
  }

  /** @param {CrispCommand} command */
  function push(command) {
    window.hcCalls.push(command);
    const [verb, what] = command;
    if (verb === "on") listeners[what] = command[2];
    else if (verb === "off") delete listeners[what];
    else if (what === "chat:open") setTimeout(show, 0, true);
    else if (what === "chat:close" || what === "chat:hide") setTimeout(show, 0, false);
    else if (what === "session:reset") listeners = {};
  }

  const waiting = /** @type {CrispCommand[]} */ (/** @type {unknown} */ (window.$crisp));
  window.$crisp = { push, is: (what) => what === "chat:opened" && open };
  for (const command of waiting) push(command);

  const id = window.CRISP_WEBSITE_ID ?? "";
  document.cookie = `crisp-client/session/${id}=session_x; Path=/; Domain=exemplo.com.br; Max-Age=900`;
  localStorage.setItem(`crisp-client/session/${id}`, "{}");
  window.hcUse({
    script: ["https://client.crisp.chat/static/javascripts/client.js"],
    connect: ["https://client.relay.crisp.chat/x"],
    socket: ["wss://client.relay.crisp.chat/w/x"],
    frame: ["https://game.crisp.chat/x"],
    img: ["data:image/gif;base64,R0lGODlhAQABAAAAACw=", "https://image.crisp.chat/avatar/x.svg"],
    font: ["https://client.crisp.chat/x.woff2"],
    media: ["https://client.crisp.chat/x.mp3"],
    style: true,
    worker: true,
  });
})();
