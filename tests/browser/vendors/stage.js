// @ts-check
/**
 * What the stand-ins of vendors' scripts share. It is there before the page: every call is kept in
 * `hcCalls`, and `hcUse` asks for what a vendor's script asks for, so that a policy matters.
 */
(() => {
  window.hcCalls = [];
  window.hcMute ??= false;

  window.hcUse = (used) => {
    for (const address of used.script ?? []) add("script", { src: address });
    for (const address of used.frame ?? []) add("iframe", { src: address, title: "Vendor" });
    for (const address of used.img ?? []) add("img", { src: address, alt: "" });
    for (const address of used.connect ?? []) fetch(address).catch(() => {});
    for (const address of used.socket ?? []) new WebSocket(address);
    for (const address of used.font ?? []) {
      new FontFace("Vendor", `url(${address})`).load().catch(() => {});
    }
    if (used.style) {
      add("style", {}).textContent = ".vendor { position: fixed; bottom: 0; right: 0; }";
      add("div", { style: "display: none" });
    }
    if (used.worker) new Worker(URL.createObjectURL(new Blob([""], { type: "text/javascript" })));
    if (used.blob) add("img", { src: URL.createObjectURL(new Blob([PICTURE], SVG)), alt: "" });
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

  /** @param {string} name @param {Record<string, string>} attributes */
  function add(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    document.body.append(element);
    return element;
  }
})();
