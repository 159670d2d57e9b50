/**
 * What vendors publish no types of, or types that lag behind.
 *
 * - Intercom: @types/intercom-web 2.8.26 lacks `showTicket`, `showNews`, `startConversation`,
 *   `hideNotifications` and `ready`, which developers.intercom.com and @intercom/messenger-js-sdk
 *   0.0.20 have. We call none of them.
 * - Zendesk: @types/zendesk-web-widget 1.0.1 lacks `messenger:ui`, `sendMessage`, and that
 *   `messenger:on` gives back a function. We call none of these either.
 * - Crisp: crisp-sdk-web 1.2.1 declares `$crisp: any`. The commands below are those that its own
 *   methods push.
 * - Chatwoot publishes none. The calls are those of app/javascript/entrypoints/sdk.js and
 *   app/javascript/sdk/IFrameHelper.js in chatwoot/chatwoot.
 */

interface ChatwootSettings {
  locale?: string;
  position?: "left" | "right";
  hideMessageBubble?: boolean;
  useBrowserLanguage?: boolean;
  baseDomain?: string;
}

interface Chatwoot {
  readonly isOpen: boolean;
  readonly hasLoaded: boolean;
  readonly baseUrl: string;
  readonly websiteToken: string;
  toggle(state?: "open" | "close"): void;
  setConversationCustomAttributes(attributes: Record<string, string>): void;
  reset(): void;
}

type CrispCommand =
  | ["do", "chat:show" | "chat:open" | "chat:close" | "chat:hide"]
  | ["do", "session:reset", [reload?: boolean]]
  | ["do", "message:send", ["text", string]]
  | ["set", "message:text", [string]]
  | ["set", "session:data", [[name: string, value: string | number | boolean][]]]
  | ["on", "chat:opened" | "chat:closed", () => void]
  | ["off", "chat:opened" | "chat:closed"];

/** A list, until the script puts its own object there. */
interface CrispQueue {
  push(command: CrispCommand): unknown;
  /** Once the script has come. */
  is?(what: "chat:opened" | "chat:visible"): boolean;
}

interface Window {
  chatwootSettings?: ChatwootSettings;
  chatwootSDK: { run(site: { websiteToken: string; baseUrl: string }): void };
  $chatwoot: Chatwoot;
  $crisp: CrispQueue;
  CRISP_WEBSITE_ID?: string;
  CRISP_RUNTIME_CONFIG?: { locale?: string };
}
