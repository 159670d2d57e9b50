// @ts-check
/** Hides a notice whose last day has passed. Runs before the notice is painted: no jump. */
(() => {
  const notice = document.getElementById("hc-aviso");
  // The midnight that ends the day, where the reader is.
  if (notice && new Date() >= new Date(`${notice.dataset.until}T24:00`)) notice.hidden = true;
})();
