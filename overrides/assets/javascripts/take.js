// @ts-check
/**
 * The menu of an article: "Copiar como Markdown" puts its Markdown on the clipboard, or else opens
 * it; Escape and a click elsewhere close the menu.
 */

/** @param {string} address @returns {Promise<Blob>} */
async function textAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return new Blob([await answer.text()], { type: "text/plain" });
}

/** Put a button before the link to the Markdown. @param {HTMLAnchorElement} link */
export function offer(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = link.dataset.copy ?? "";
  const status = document.createElement("span");
  status.setAttribute("role", "status"); // There before it says something, or it is not read out.
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      // Safari lets a click copy what is still to come, and nothing after it has come.
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": textAt(link.href) })]);
      status.textContent = link.dataset.copied ?? "";
    } catch {
      location.assign(link.href); // No permission, a page without https, or one from a folder.
    }
  });
  link.before(button);
  link.parentElement?.append(status); // Last: empty, it still takes the room of a gap.
}

/** @param {HTMLDetailsElement} menu */
export function mountClosing(menu) {
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

const menu = document.querySelector(".hc-take");
const link = document.querySelector("a[data-copy]");
if (menu instanceof HTMLDetailsElement) mountClosing(menu);
if (link instanceof HTMLAnchorElement) offer(link);
