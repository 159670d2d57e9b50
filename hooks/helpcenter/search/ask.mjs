// Puts queries to the engine of a built site, outside a browser: the very module that readers run.
// node ask.mjs ENGINE INDEX; queries as JSON lines on standard input, answers on standard output.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [engine, index] = process.argv.slice(2);
const { openIndex } = await import(pathToFileURL(engine));
const search = await openIndex(async (name) => new Uint8Array(await readFile(join(index, name))));
for await (const line of createInterface({ input: process.stdin })) {
  const { query, limit } = JSON.parse(line);
  const { ranges, ...found } = await search.find(query, { limit });
  process.stdout.write(`${JSON.stringify(found)}\n`);
}
