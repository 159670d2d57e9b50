// @ts-check
/**
 * What the stand-ins of vendors' scripts share. It is there before the page: every call is kept in
 * `hcCalls`, and `hcUse` asks for what a vendor's script asks for, so that a policy matters.
 */
(() => {
  window.hcCalls = [];
  window.hcMute ??= false;
  window.hcAsked = [];

  window.hcUse = (used) => {
    for (const address of used.script ?? []) ask(add("script", { src: address }));
    for (const address of used.frame ?? []) ask(add("iframe", { src: address, title: "Vendor" }));
    for (const address of used.img ?? []) ask(add("img", { src: address, alt: "" }));
    for (const address of used.media ?? []) ask(add("audio", { src: address, preload: "auto" }));
    for (const address of used.socket ?? []) ask(new WebSocket(address));
    const promised = [
      ...(used.connect ?? []).map((address) => fetch(address)),
      ...(used.font ?? []).map((address) => new FontFace("Vendor", `url(${address})`).load()),
    ];
    for (const promise of promised) window.hcAsked.push(promise.catch(() => {}));
    if (used.style) {
      add("style", {}).textContent = ".vendor { position: fixed; bottom: 0; right: 0; }";
      add("div", { style: "display: none" });
    }
    if (used.worker) ask(new Worker(URL.createObjectURL(new Blob([WORK], SCRIPT))));
    if (used.blob) ask(add("img", { src: URL.createObjectURL(new Blob([PICTURE], SVG)), alt: "" }));
  };

  window.hcShow = (name, shown) => {
    document.querySelector(".vendor")?.remove();
    if (!shown) return;
    const there = document.createElement("section");
    there.className = "vendor";
    there.setAttribute("aria-label", name);
    there.textContent = "Conversa";
    document.body.append(there);
  };

  const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
  const SVG = { type: "image/svg+xml" };
  const WORK = "postMessage(0)";
  const SCRIPT = { type: "text/javascript" };

  /** Until an answer of any kind has come. @param {EventTarget} asking */
  function ask(asking) {
    const answered = (/** @type {(value: unknown) => void} */ resolve) => {
      for (const kind of ["load", "error", "message", "open"]) asking.addEventListener(kind, resolve);
    };
    window.hcAsked.push(new Promise(answered));
  }

  /** @param {string} name @param {Record<string, string>} attributes */
  function add(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    document.body.append(element);
    return element;
  }
})();
