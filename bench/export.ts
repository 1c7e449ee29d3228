import { randomUUID } from "node:crypto";
import { freezeApproved } from "#lib/datasets/commands/freeze-approved.ts";
import { prepareDataset } from "#lib/datasets/commands/prepare-dataset.ts";
import { readDatasetFile } from "#lib/datasets/queries/open-dataset-file.ts";
import { streamOf } from "#lib/datasets/stream-of.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import type { Report } from "./main.ts";
import { timeOf } from "./support/time-of.ts";
import { withDatabase } from "./support/with-database.ts";

const items = 25_000;
const rounds = 5;

/**
 * Rows a second of a version of 25,000 items (about 150 words each) read from the database, written as Alpaca JSON and
 * consumed as a stream, as a download does without its network: the median of five rounds after one to warm up.
 */
export async function run(report: Report): Promise<void> {
  await withDatabase(async () => {
    const member = await createTestMember();
    await insertBenchItems(member.project.id, items, { approved: 1 });
    const freezeMs = await timeOf(async () => {
      await freezeApproved(member, { id: versionId, name: "Benchmark", notes: "" });
    });
    await download();
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) seconds.push((await timeOf(download)) / 1000);
    report("rows_per_s_25k", Math.round(items / median(seconds)), "rows/s");
    report("freeze_25k_ms", Math.round(freezeMs), "ms");
    report("prepare_25k_ms", Math.round(await timeOf(() => prepareDataset(versionId))), "ms");
  });
}

const versionId = randomUUID();

async function download(): Promise<void> {
  let bytes = 0;
  const reader = streamOf(readDatasetFile(versionId, "alpaca-json", null)).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) bytes += chunk.value.length;
  if (bytes < items * 100) throw new Error(`The download was only ${bytes} bytes`);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
