/**
 * Compare what every element and its pseudo-elements look like under the page's own stylesheet and
 * under another, in the same document; returns the first differences.
 */
(whole) => {
  const NEAR = 0.04; // Pixels: a browser counts in 64ths.
  const NUMBER = /-?\d+(?:\.\d+)?/g;
  const UNSEEN = "svg > *, script, style, template, link, details:not([open]) > :not(summary)";
  const own = document.querySelector('link[rel="stylesheet"][href$="help-center.css"]').sheet;
  const other = document.createElement("style");
  for (const animation of document.getAnimations()) animation.cancel();
  // What a variable says matters where it is used.
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));

  const pseudos = (element) => {
    const more = element.matches("li, summary") ? ["::marker"] : [];
    if (element.matches("input, textarea")) more.push("::placeholder");
    return [null, "::before", "::after", ...more];
  };
  const places = [...document.querySelectorAll("*")]
    .filter((element) => !element.closest(UNSEEN))
    .flatMap((element) => pseudos(element).map((pseudo) => ({ element, pseudo })));

  const seen = () =>
    places.map(({ element, pseudo }) => {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && style.content === "none") return null;
      return names.map((name) => style.getPropertyValue(name));
    });

  /** What means the same, written one way. */
  const plain = (name, value) => {
    if (name.startsWith("background-")) return value.replace(/\b0px/g, "0%");
    if (!name.startsWith("transition-")) return value;
    const parts = new Set(value.split(/, (?![^(]*\))/)); // One value serves every property.
    return parts.size === 1 ? [...parts][0] : value;
  };

  /** Whether two values differ by no more than what writing 0.772059em for 0.77205882em does. */
  const same = (name, one, two) => {
    if (one === two) return true;
    const [mine, theirs] = [plain(name, one), plain(name, two)];
    const numbers = theirs.match(NUMBER) ?? [];
    const near = (each, at) => Math.abs(each - numbers[at]) < NEAR;
    return (
      mine.replace(NUMBER, "") === theirs.replace(NUMBER, "") &&
      (mine.match(NUMBER) ?? []).every(near)
    );
  };

  const mine = seen();
  other.textContent = whole;
  document.head.append(other); // In one task, so that nothing is on its way between two looks.
  own.disabled = true;
  const theirs = seen();
  own.disabled = false;
  other.remove();

  const found = [];
  places.forEach(({ element, pseudo }, place) => {
    const [values, wanted] = [mine[place], theirs[place]];
    const where = `${element.tagName}.${element.className} ${pseudo ?? ""}`;
    if (!values !== !wanted) found.push(`${where}: ${values ? "too much" : "missing"}`);
    values?.forEach((value, index) => {
      const right = wanted?.[index] ?? value;
      if (!same(names[index], value, right)) found.push(`${where} ${names[index]}: ${value} / ${right}`);
    });
  });
  return found.slice(0, 20);
};
