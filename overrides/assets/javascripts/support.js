// @ts-check
/** Who comes from a search that found nothing takes it along to a person. */

const query = new URLSearchParams(location.search).get("busca")?.trim().slice(0, 300);

for (const link of document.querySelectorAll("a[data-hc-carry]")) {
  if (!query || !(link instanceof HTMLAnchorElement)) continue;
  const { hcCarry: template = "", hcTitle = "", hcSearch = "" } = link.dataset;
  const address = new URL(hcSearch, document.baseURI);
  address.searchParams.set("q", query);
  const values = { "{url}": address.href, "{title}": `${hcTitle}: ${query}` };
  const told = template.replace(/{url}|{title}/g, (name) =>
    encodeURIComponent(values[/** @type {keyof typeof values} */ (name)]),
  );
  if (told === template) continue; // The operator's link takes nothing along.
  link.href = told;
  const note = document.querySelector("[data-hc-carried]");
  if (!(note instanceof HTMLElement)) continue;
  note.hidden = false;
  note.textContent = (note.dataset.hcCarried ?? "").replace("{query}", () => query);
}
