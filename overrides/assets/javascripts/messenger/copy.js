// @ts-check
/** Texts for the reader to paste, and short notices that outlive the panel. */

const SEEN = 8000; // Milliseconds that a notice stays.
let timer = 0;

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it can be pasted now
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // No permission, or a page without https.
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "hc-hidden";
  const focused = document.activeElement;
  // In an open dialog nothing outside can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

/** Tell the reader, in the page and to who listens. @param {string} text */
export function notify(text) {
  const notice = document.querySelector(".hc-toast") ?? document.createElement("p");
  notice.className = "hc-toast";
  notice.setAttribute("role", "status");
  if (!notice.isConnected) document.body.append(notice);
  clearTimeout(timer);
  notice.textContent = "";
  const show = () => {
    notice.textContent = text;
    timer = window.setTimeout(() => (notice.textContent = ""), SEEN);
  };
  if (text) timer = window.setTimeout(show, 100); // A region that is new is not read out.
}
