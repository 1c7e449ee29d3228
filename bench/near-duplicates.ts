import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { BruteForceIndex } from "#lib/algorithms/brute-force-index.ts";
import { type NearDuplicateIndex, NearDuplicateIndexBuilder } from "#lib/algorithms/near-duplicate-index.ts";
import { finish } from "#lib/algorithms/near-duplicates/finish.ts";
import { IndexBuilder } from "#lib/algorithms/near-duplicates/index-builder.ts";
import type { Report } from "./main.ts";
import { bestRates } from "./support/best-rates.ts";
import { joinInThreads } from "./support/join-in-threads.ts";
import { syntheticInstructions } from "./support/synthetic-instructions.ts";

const heldOut = 1_000;
const million = 1_000_000;
const added = 300_000;
const threshold = 0.7;
const strict = { strict: true };

const alpacaFile = resolve(
  process.env.SEEDBED_DATA_SAMPLES ?? "../shared/data",
  "instructions/alpaca_instructions_52002.json",
);
const prototypeFile = resolve("../shared/prototypes/near-duplicates/v4.mjs");

/** A rough index to measure against, of which this project holds no copy. */
type Prototype = { findAny(text: string): number; topK(text: string, k: number): unknown[] };

/**
 * Exact near-duplicate search, tokenising included: rates with 51,000 instructions against the module's own comparison with every text
 * (and against a prototype where one is at hand), then times at a million. Queries are texts that the index does not hold.
 */
export async function run(report: Report): Promise<void> {
  await measure51k(report);
  await measureMillion(report);
}

async function measure51k(report: Report): Promise<void> {
  const texts = readTexts();
  const held = texts.slice(0, -heldOut);
  const queries = texts.slice(-heldOut);
  const index = build(held);
  const brute = new BruteForceIndex("rouge");
  for (const [key, text] of held.entries()) brute.add(key, text);

  const slow = bestRates(
    {
      any: (text) => brute.hasAbove(text, threshold, strict),
      top10: (text) => brute.mostSimilar(text, 10),
    },
    queries.slice(0, 100),
    { rounds: 8, batch: 2 },
  );
  const prototype = await loadPrototype(held);
  const fast = bestRates(
    {
      any: (text) => index.hasAbove(text, threshold, strict),
      ...(prototype && { anyPrototype: (text: string) => prototype.findAny(text) }),
      top10: (text) => index.mostSimilar(text, 10),
      ...(prototype && { top10Prototype: (text: string) => prototype.topK(text, 10) }),
    },
    queries,
    { rounds: 40, batch: 50 },
  );
  report("any_51k_per_s", Math.round(fast.any), "1/s");
  report("top10_51k_per_s", Math.round(fast.top10), "1/s");
  report("brute_51k_per_s", Math.round(slow.any), "1/s");
  report("any_vs_brute_51k", round(fast.any / slow.any), "ratio");
  report("top10_vs_brute_51k", round(fast.top10 / slow.top10), "ratio");
  report("bytes_per_item_51k", round(index.bytes / index.size), "B");
  if (fast.anyPrototype && fast.top10Prototype) {
    report("any_vs_prototype", round(fast.any / fast.anyPrototype), "ratio");
    report("top10_vs_prototype", round(fast.top10 / fast.top10Prototype), "ratio");
  } else console.error(`any_vs_prototype, top10_vs_prototype: skipped, there is no ${prototypeFile}`);
}

async function measureMillion(report: Report): Promise<void> {
  const source = syntheticInstructions("a million");
  const texts = take(source, million);
  const queries = take(source, heldOut);
  const start = performance.now();
  const index = build(texts);
  report("build_1m_s", round((performance.now() - start) / 1_000), "s");
  const rates = bestRates(
    {
      any: (text) => index.hasAbove(text, threshold, strict),
      top10: (text) => index.mostSimilar(text, 10),
    },
    queries,
    { rounds: 8, batch: 20 },
  );
  report("any_1m_us", round(1e6 / rates.any), "us");
  report("top10_1m_us", round(1e6 / rates.top10), "us");
  report("bytes_per_item_1m", round(index.bytes / index.size), "B");
  report("longest_add_1m_ms", round(longestAdd(index, source)), "ms");

  const builder = new IndexBuilder("rouge");
  for (const [key, text] of texts.entries()) builder.add(key, text);
  const distinct = finish(builder.buildDistinct({ shared: true }));
  const joinStart = performance.now();
  const pairs = await joinInThreads(distinct.index, 2);
  report("all_pairs_1m_s", round((performance.now() - joinStart) / 1_000), "s");
  report("pairs_1m", pairs + distinct.copies.length / 2, "pairs");
}

/** Adds so many texts that the whole index is merged again, and tells how long one addition took at most, in milliseconds. */
function longestAdd(index: NearDuplicateIndex, source: Generator<string>): number {
  let longest = 0;
  for (const [at, text] of take(source, added).entries()) {
    const start = performance.now();
    index.add(million + at, text);
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}

function build(texts: readonly string[]): NearDuplicateIndex {
  const builder = new NearDuplicateIndexBuilder("rouge");
  for (const [key, text] of texts.entries()) builder.add(key, text);
  return finish(builder.build());
}

function readTexts(): string[] {
  if (existsSync(alpacaFile)) return JSON.parse(readFileSync(alpacaFile, "utf8")) as string[];
  console.error(`There is no ${alpacaFile}: measuring with instructions that nobody wrote.`);
  return take(syntheticInstructions("51k"), 51_002 + heldOut);
}

async function loadPrototype(texts: readonly string[]): Promise<Prototype | null> {
  if (!existsSync(prototypeFile)) return null;
  const { RougeStatic } = await import(pathToFileURL(prototypeFile).href);
  return RougeStatic.fromTexts(texts, { threshold, strict: true }) as Prototype;
}

function take(source: Generator<string>, count: number): string[] {
  return Array.from({ length: count }, () => source.next().value as string);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
