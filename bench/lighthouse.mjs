// Grades pages with Lighthouse's phone profile: lighthouse.mjs FOLDER CHROMIUM ADDRESS…
// FOLDER is where it is installed. Prints one JSON object a page.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, chromePath, ...addresses] = process.argv.slice(2);
const { resolve } = createRequire(join(folder, "package.json"));
const load = (name) => import(pathToFileURL(resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");
const ASKED = ["performance", "accessibility", "best-practices", "seo"];

const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox"] });
try {
  for (const address of addresses) console.log(JSON.stringify(await grade(address)));
} finally {
  await chrome.kill();
}

async function grade(address) {
  const options = { port: chrome.port, onlyCategories: ASKED, logLevel: "error" };
  const { lhr } = await lighthouse(address, options);
  const scores = ASKED.map((name) => Math.round(lhr.categories[name].score * 100));
  const lost = ASKED.filter((name, place) => scores[place] < 100).flatMap((name) =>
    lhr.categories[name].auditRefs
      .filter(({ id, weight }) => weight && (lhr.audits[id].score ?? 1) < 1)
      .map(({ id }) => `${name}: ${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ""}`),
  );
  const value = (name) => lhr.audits[name].numericValue;
  return {
    version: lhr.lighthouseVersion,
    scores,
    lost,
    shift: value("cumulative-layout-shift"),
    painted: value("largest-contentful-paint"),
    busy: value("total-blocking-time"),
  };
}
