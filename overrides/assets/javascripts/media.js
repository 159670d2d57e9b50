// @ts-check
/** Pictures open enlarged; a video's player is loaded when the reader asks for it. */

const lightbox = /** @type {HTMLDialogElement | null} */ (document.getElementById("hc-ampliada"));
const stage = lightbox?.querySelector(".hc-lightbox__stage");

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
  const picture = event.target.closest("a.hc-zoom");
  if (picture instanceof HTMLAnchorElement && lightbox) {
    event.preventDefault();
    enlarge(picture);
  }
  const video = event.target.closest("a.hc-video");
  if (video instanceof HTMLAnchorElement) {
    event.preventDefault();
    play(video);
  }
  if (event.target === lightbox || event.target === stage) lightbox?.close();
});

/** @param {HTMLAnchorElement} link around the picture, leading to its file */
function enlarge(link) {
  const small = link.querySelector("img");
  if (!small || !stage || !lightbox) return;
  const large = new Image();
  large.src = small.currentSrc || small.src;
  large.alt = small.alt;
  stage.replaceChildren(large);
  lightbox.showModal();
}

/** @param {HTMLAnchorElement} link around the cover, leading to the video's page */
function play(link) {
  const cover = link.querySelector("img");
  const player = document.createElement("iframe");
  player.className = "hc-player";
  player.src = link.dataset.player ?? link.href;
  player.title = cover?.alt ?? "";
  player.allow = "autoplay; fullscreen; picture-in-picture";
  player.referrerPolicy = "strict-origin-when-cross-origin";
  link.replaceWith(player);
  player.focus();
}
