// @ts-check
/**
 * Stands in for https://conversas.servidor.com.br/packs/js/sdk.js: `run` makes `$chatwoot`, once,
 * and `chatwoot:ready` is said when its frame has come; also after `reset`, which takes the cookie
 * away and brings another.
 */
(() => {
  /** @param {{ websiteToken: string, baseUrl: string }} site */
  function run({ websiteToken, baseUrl }) {
    window.hcCalls.push(["run", { websiteToken, baseUrl }]);
    if (window.$chatwoot) return;
    const state = { isOpen: false, hasLoaded: false };
    const record = (/** @type {unknown[]} */ ...call) => window.hcCalls.push(call);
    const ready = () => {
      document.cookie = "cw_conversation=x; Path=/; Max-Age=900";
      state.hasLoaded = true;
      if (!window.hcMute) dispatchEvent(new CustomEvent("chatwoot:ready"));
    };
    window.$chatwoot = {
      get isOpen() {
        return state.isOpen;
      },
      get hasLoaded() {
        return state.hasLoaded;
      },
      baseUrl,
      websiteToken,
      toggle(to) {
        record("toggle", to);
        state.isOpen = !state.isOpen; // Older servers take no heed of what is asked.
        window.hcShow("Chatwoot", state.isOpen);
      },
      setConversationCustomAttributes(attributes) {
        record("setConversationCustomAttributes", attributes);
        if (!state.hasLoaded) throw new Error("The frame has not come");
      },
      reset() {
        record("reset");
        if (state.isOpen) this.toggle();
        document.cookie = "cw_conversation=; Path=/; Max-Age=0";
        state.hasLoaded = false;
        setTimeout(ready, 20);
      },
    };
    localStorage.setItem("cw_snoozed", "1");
    window.hcUse({
      script: [`${baseUrl}/packs/js/widget.js`],
      connect: [`${baseUrl}/api/v1/widget/config`],
      socket: [`${baseUrl.replace("https", "wss")}/cable`],
      frame: [`${baseUrl}/widget?website_token=${websiteToken}`],
      img: [`${baseUrl}/brand.svg`, "data:image/gif;base64,R0lGODlhAQABAAAAACw="],
      style: true,
    });
    setTimeout(ready, 20);
  }

  window.chatwootSDK = { run };
})();
