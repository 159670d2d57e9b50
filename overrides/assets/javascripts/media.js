// @ts-check
/** Pictures open enlarged; a video's player is loaded when the reader asks for it. */

const lightbox = /** @type {HTMLDialogElement} */ (document.getElementById("hc-ampliada"));
const stage = /** @type {Element} */ (lightbox.lastElementChild);

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target === lightbox || target === stage) lightbox.close();
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a.hc-zoom, a.hc-video"));
  if (!link) return;
  event.preventDefault();
  if (link.matches(".hc-video")) play(link);
  else enlarge(link);
});

/** @param {HTMLAnchorElement} link around the picture, leading to its file */
function enlarge(link) {
  const small = link.querySelector("img");
  if (!small) return;
  const large = new Image();
  large.src = small.currentSrc || small.src;
  large.alt = small.alt;
  stage.replaceChildren(large);
  lightbox.showModal();
}

/** @param {HTMLAnchorElement} link around the cover, leading to the video's page */
function play(link) {
  const player = document.createElement("iframe");
  player.className = "hc-player";
  player.src = link.dataset.player ?? link.href;
  player.title = link.querySelector("img")?.alt ?? "";
  player.allow = "autoplay; fullscreen; picture-in-picture";
  player.referrerPolicy = "strict-origin-when-cross-origin";
  link.replaceWith(player);
  player.focus();
}
