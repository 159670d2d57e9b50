// @ts-check
/** Mensagens and Tickets, where the vendor's messenger shows them itself. */
import { mountDoor } from "./door.js";
import { labelOf, way } from "./ways.js";

/** @typedef {import("./data.js").Desk} Desk */

/** @param {HTMLElement} root @param {Desk} desk */
export function mountConversations(root, desk) {
  const { data, fallback, say } = desk;
  const channel = data.channels[0];
  const cargo = { topic: { ...data.topics[0], label: "", key: "" }, message: "" };
  for (const button of root.querySelectorAll("[data-hc-open]")) {
    const section = /** @type {"messages" | "tickets"} */ (button.getAttribute("data-hc-open"));
    const view = button.closest("section");
    if (!view) continue;
    const door = mountDoor(view, desk, (label, retry) => {
      const how = { label, style: "md-button", enter, copied: () => {} };
      if (retry) return way(channel, cargo, desk, how);
      return fallback && way(fallback, cargo, desk, { ...how, label: labelOf(fallback, true, say) });
    });
    const enter = () => door.enter(channel, { section, topic: "", message: "" }, say("opened"));
    button.addEventListener("click", enter);
  }
}
