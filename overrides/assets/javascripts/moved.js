// @ts-check
/** On the page at an old address: go on to the new one, with what follows `?` and `#`. */

const link = document.querySelector("a[data-hc-moved]");
if (link instanceof HTMLAnchorElement) {
  location.replace(link.href + location.search + location.hash);
}
