// @ts-check
/**
 * Stands in for https://widget.intercom.io/widget/ab12cd34: starts by itself with
 * `intercomSettings`, works off the queue of the stub, and takes commands only while it is booted.
 */
(() => {
  const queue = /** @type {{ q: [string, any][] }} */ (/** @type {unknown} */ (window.Intercom));
  /** @type {Record<"onShow" | "onHide", (() => void)[]>} */
  const listeners = { onShow: [], onHide: [] };
  let open = false;

  function boot() {
    window.Intercom.booted = true;
    document.cookie = "intercom-id-ab12cd34=1; Path=/; Domain=exemplo.com.br; Max-Age=900";
    document.cookie = "intercom-session-ab12cd34=; Path=/; Max-Age=900";
    localStorage.setItem("intercom.intercom-state-ab12cd34", "{}");
    window.hcUse({
      script: ["https://js.intercomcdn.com/frame.js", "https://app.intercom.io/extra.js"],
      connect: [
        "https://api-iam.intercom.io/messenger/web/ping",
        "https://api-ping.intercom.io/ping",
        "https://api.intercom.io/x",
        "https://via.intercom.io/x",
        "https://x.intercom-messenger.com/x",
        "https://nexus-websocket-a.intercom.io/x",
        "https://nexus-websocket-b.intercom.io/x",
        "https://uploads.intercomcdn.com/x",
        "https://uploads.intercomusercontent.com/x",
      ],
      socket: [
        "wss://nexus-websocket-a.intercom.io/pubsub",
        "wss://nexus-websocket-b.intercom.io/pubsub",
        "wss://x.intercom-messenger.com/pubsub",
      ],
      frame: ["https://intercom-sheets.com/x", "https://www.intercom-reporting.com/x"],
      img: [
        "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
        "https://js.intercomcdn.com/x.svg",
        "https://static.intercomassets.com/x.svg",
        "https://downloads.intercomcdn.com/x.svg",
        "https://uploads.intercomusercontent.com/x.svg",
        "https://gifs.intercomcdn.com/x.svg",
        "https://video-messages.intercomcdn.com/x.svg",
        "https://messenger-apps.intercom.io/x.svg",
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `https://x.intercom-attachments-${n}.com/x.svg`),
      ],
      media: ["https://js.intercomcdn.com/x.mp3", "https://downloads.intercomcdn.com/x.mp3"],
      font: ["https://js.intercomcdn.com/x.woff2", "https://fonts.intercomcdn.com/x.woff2"],
      style: true,
      blob: true,
    });
  }

  /** @param {boolean} shown */
  function show(shown) {
    if (open === shown || window.hcMute) return;
    open = shown;
    window.hcShow("Intercom", shown);
    for (const listener of listeners[shown ? "onShow" : "onHide"]) listener();
  }

  const take = (/** @type {[string, any]} */ ...call) => {
    window.hcCalls.push(call);
    const [command, value] = call;
    if (command === "boot") boot();
    else if (!window.Intercom.booted) console.warn(`Intercom is not booted: ${command}`);
    else if (command === "shutdown") {
      open = window.Intercom.booted = false;
      listeners.onShow = listeners.onHide = [];
      window.hcShow("Intercom", false);
    } else if (command === "onShow" || command === "onHide") listeners[command].push(value);
    else if (command === "hide") show(false);
    else if (command.startsWith("show")) setTimeout(show, 0, true);
  };

  window.Intercom = Object.assign(/** @type {any} */ (take), { booted: false });
  if (window.intercomSettings?.app_id) boot();
  for (const call of queue.q) take(...call);
})();
