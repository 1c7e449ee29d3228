import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { seededRandom } from "#lib/algorithms/random.ts";
import { db, takeSequence } from "#lib/platform/db.ts";
import { type Category, categories, type ItemStatus } from "../schema.ts";
import { taskKey } from "../task-key.ts";

/** What the made-up items look like. */
export type BenchItems = {
  /** The same seed gives the same texts. */
  seed?: string;
  /** The run that they are filed under. */
  runId?: string;
  /** Shares of approved and rejected items; the rest are pending. */
  approved?: number;
  rejected?: number;
};

const chunk = 5_000;
const kinds = Array.from({ length: 30 }, (_, i) => `kind of task ${i + 1}`);
/** BioInstruct's shares by category. */
const shares: readonly [Category, number][] = [
  ["IE", 0.338],
  ["GEN", 0.673],
  ["QA", 0.901],
  ["OTHER", 1],
];

/**
 * Fills a project with made-up items, for benchmarks and database tests: words with the frequencies of the starter
 * seeds, lengths like real tasks (about 150 words an item), categories in BioInstruct's shares, 30 kinds of task.
 * @returns their ids in the order of their numbers
 */
export async function insertBenchItems(
  projectId: string,
  count: number,
  { seed = "bench", runId, approved = 0.3, rejected = 0.1 }: BenchItems = {},
): Promise<string[]> {
  const random = seededRandom(seed);
  const words = await readWords();
  const text = (least: number, most: number) => {
    const length = least + Math.floor(random() * (most - least + 1));
    return `${Array.from({ length }, () => anyOf(words, random)).join(" ")}.`;
  };
  const ids: string[] = [];
  for (let done = 0; done < count; done += chunk) {
    const size = Math.min(chunk, count - done);
    const first = await takeSequence(db, projectId, size);
    const rows = Array.from({ length: size }, (_, i) => {
      const instruction = text(10, 25);
      const input = random() < 0.4 ? "" : text(40, 120);
      const share = random();
      const category = shares.find(([, upTo]) => share < upTo)?.[0] ?? "OTHER";
      const fate = random();
      const status: ItemStatus = fate < approved ? "approved" : fate < approved + rejected ? "rejected" : "pending";
      const sequence = first + BigInt(i);
      return {
        id: randomUUID(),
        sequence,
        instruction,
        input,
        output: text(10, 90),
        exactKey: taskKey({ instruction, input }),
        proposedCategory: category,
        kind: anyOf(kinds, random),
        // One in ten was given another category than the proposed one.
        category: status !== "approved" ? null : random() < 0.9 ? category : anyOf(categories, random),
        status,
        createdAt: new Date(Date.UTC(2026, 0, 1) + Number(sequence) * 60_000),
        updatedAt: new Date(Date.UTC(2026, 0, 1) + Number(sequence) * 60_000 + Math.floor(random() * 1e9)),
      };
    });
    await insertRows(projectId, runId ?? null, rows);
    for (const row of rows) ids.push(row.id);
  }
  // As autovacuum leaves a table some seconds after such a load: counts then come from the index alone.
  await db.$executeRaw`VACUUM ANALYZE items`;
  return ids;
}

type Row = {
  id: string;
  sequence: bigint;
  instruction: string;
  input: string;
  output: string;
  exactKey: string;
  proposedCategory: Category;
  kind: string;
  category: Category | null;
  status: ItemStatus;
  createdAt: Date;
  updatedAt: Date;
};

/** A column a parameter: many times as fast as a value a parameter. */
async function insertRows(projectId: string, runId: string | null, rows: readonly Row[]): Promise<void> {
  const column = <K extends keyof Row>(name: K): Row[K][] => rows.map((row) => row[name]);
  await db.$transaction([
    db.$executeRaw`
      INSERT INTO items (id, project_id, sequence, change_sequence, origin, run_id, instruction, input, output, exact_key,
        proposed_category, kind, category, status, created_at, updated_at)
      SELECT id, ${projectId}::uuid, sequence, sequence, 'import', ${runId}::uuid, instruction, input, output, exact_key,
        proposed_category, kind, category, status, created_at, updated_at
      FROM unnest(${column("id")}::uuid[], ${column("sequence")}::bigint[], ${column("instruction")}::text[], ${column("input")}::text[],
        ${column("output")}::text[], ${column("exactKey")}::text[], ${column("proposedCategory")}::"Category"[], ${column("kind")}::text[],
        ${column("category")}::"Category"[], ${column("status")}::"ItemStatus"[], ${column("createdAt")}::timestamptz[],
        ${column("updatedAt")}::timestamptz[]) AS r(id, sequence, instruction, input, output, exact_key, proposed_category, kind,
        category, status, created_at, updated_at)`,
    db.$executeRaw`
      INSERT INTO item_versions (item_id, number, instruction, input, output, change, sequence)
      SELECT id, 1, instruction, input, output, 'admitted', sequence FROM items WHERE id = ANY(${column("id")}::uuid[])`,
  ]);
}

function anyOf<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** Every word of the starter seeds as often as it stands there. */
async function readWords(): Promise<string[]> {
  const file = new URL("../../../prisma/starter-seeds.json", import.meta.url);
  const seeds: { instruction: string; input: string; output: string }[] = JSON.parse(await readFile(file, "utf8"));
  return seeds.flatMap(({ instruction, input, output }) => `${instruction} ${input} ${output}`.match(/[\w-]+/g) ?? []);
}
