// @ts-check
/** "Copiar como Markdown": puts the article's Markdown on the clipboard, or else opens it. */

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

const link = document.querySelector("a[data-copy]");
if (link instanceof HTMLAnchorElement) offer(link);
