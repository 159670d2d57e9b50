/** What tests/browser/vendors/stage.js gives to the stand-ins. */

interface Used {
  script?: string[];
  connect?: string[];
  socket?: string[];
  frame?: string[];
  img?: string[];
  media?: string[];
  font?: string[];
  /** `true` for styles written into the page. */
  style?: boolean;
  /** From a blob, as vendors do. */
  worker?: boolean;
  /** Pictures from a blob. */
  blob?: boolean;
}

interface Window {
  /** Every call, in order: the command first. */
  hcCalls: unknown[][];
  /** What was asked for so; each settles once an answer has come. */
  hcAsked: Promise<unknown>[];
  /** Ask for what a vendor's script asks for, so that a policy matters. */
  hcUse(used: Used): void;
  /** Show something in the place of the vendor's window. */
  hcShow(name: string, shown: boolean): void;
  /** Whether what a stand-in is to say is kept back: a vendor that never says that it opened. */
  hcMute: boolean;
}
