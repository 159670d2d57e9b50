// @ts-check
/**
 * On the error page, addresses that nearly lead on. `/articles/123-any-title` of another help center
 * is known by its number alone, and `/articles/123/` is there if the article has come along; hosts
 * with rules never get here. `/en/an/article/` that nobody has translated is there without `/en`.
 */

const { pathname, search, hash } = location;
const there = near();
if (there && location.protocol !== "file:") {
  fetch(there, { method: "HEAD" })
    .then((answer) => {
      if (answer.ok) location.replace(there + search + hash);
    })
    .catch(() => {}); // The error page says what else can be done.
}

function near() {
  const numbered = /^(.*\/articles\/\d+)-[^/]*\/?$/.exec(pathname);
  if (numbered) return `${numbered[1]}/`;
  for (const section of document.querySelectorAll("[data-hc-home]")) {
    const home = section.getAttribute("data-hc-home") ?? "";
    const rest = pathname.slice(home.length);
    if (pathname.startsWith(home) && rest) return home.replace(/[^/]+\/$/, rest);
  }
  return "";
}
