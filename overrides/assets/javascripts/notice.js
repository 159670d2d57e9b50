// @ts-check
/** Hides a notice whose last day has passed. Runs before the notice is painted: no jump. */
(() => {
  const notice = document.getElementById("hc-aviso");
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  if (notice && today > (notice.dataset.until ?? "")) notice.hidden = true;
})();
