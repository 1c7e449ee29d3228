import { seededRandom } from "#lib/algorithms/random.ts";
import type { Arrival } from "#lib/items/commands/admit.ts";
import type { ItemRow, RejectionRow } from "#lib/items/commands/insert-arrivals.ts";
import type { Report } from "./main.ts";
import { insertManyTexts, textMaker } from "./support/insert-many-texts.ts";
import { makeProject } from "./support/make-project.ts";
import { timeOf } from "./support/time-of.ts";
import { withDatabase } from "./support/with-database.ts";

const items = 51_000;
const batch = 20;
const rounds = 200;
const warmUp = 30;
/** Of the arrivals, those that are near-duplicates of what stands. */
const alike = 0.3;

/**
 * What the check against duplicates costs an admission: batches of 20 of which some are near-duplicates, one writer, 51,000 items.
 * `admit_vs_insert_51k` is the time of the same statements for the same rows without the check over the time with it, batch by batch in
 * turn, in two projects that are alike.
 */
export async function run(report: Report): Promise<void> {
  await withDatabase(() => measureAdmission(report), { durable: true });
}

async function measureAdmission(report: Report): Promise<void> {
  // Loaded late, as all here: these read the environment that the database gave.
  const { db } = await import("#lib/platform/db.ts");
  const makeText = await textMaker("admission");
  const texts: string[] = [];
  const keepText = () => texts[texts.push(makeText()) - 1] as string;
  const [checked, plain] = [await makeProject(), await makeProject()];
  await insertManyTexts(db, checked, items, keepText);
  const copies = texts.values();
  await insertManyTexts(db, plain, items, () => copies.next().value as string);
  await db.$executeRaw`VACUUM ANALYZE items`;
  const batches = Array.from({ length: warmUp + rounds }, arrivalsLike(texts, makeText));
  const sum = { checkedMs: 0, plainMs: 0, admitted: 0 };
  for (const [round, arrivals] of batches.entries()) {
    const checkedMs = await timeOf(() => admitBatch(checked, arrivals));
    const rows = await readBack(checked);
    if (rows.items.length + rows.rejections.length !== batch) throw new Error("the batch was not read back");
    const plainMs = await timeOf(() => insertBatch(plain, rows));
    if (round < warmUp) continue;
    sum.checkedMs += checkedMs;
    sum.plainMs += plainMs;
    sum.admitted += rows.items.length;
  }
  report("admit_vs_insert_51k", sum.plainMs / sum.checkedMs, "ratio");
  report("admit_batch_51k_ms", sum.checkedMs / rounds, "ms");
  report("insert_batch_51k_ms", sum.plainMs / rounds, "ms");
  report("admitted_share", sum.admitted / rounds / batch, "share");
}

/** Batches of arrivals: new texts, and texts that stand with one word changed. */
function arrivalsLike(texts: readonly string[], makeText: () => string): () => Arrival[] {
  const random = seededRandom("arrivals");
  const instruction = () => {
    const words = (texts[Math.floor(random() * texts.length)] as string).split(" ");
    if (random() >= alike) return makeText();
    words[Math.floor(random() * words.length)] = "changed";
    return words.join(" ");
  };
  const output = "An output of a few words.";
  const proposal = { category: "QA" as const, rawCategory: null, kind: "kind of task", reason: "" };
  return () =>
    Array.from({ length: batch }, (_, position) => ({
      ...{ origin: "import" as const, instruction: instruction(), input: "", output },
      ...{ ...proposal, runId: null, callId: null, position },
    }));
}

async function admitBatch(projectId: string, arrivals: Arrival[]): Promise<void> {
  const { inAdmission, lockProject } = await import("#lib/items/commands/admission.ts");
  const { admit } = await import("#lib/items/commands/admit.ts");
  const { usualChecks } = await import("#lib/items/override.ts");
  const rules = { gate: () => null, checksOf: () => usualChecks("rouge") };
  await inAdmission(projectId, ["rouge"], async (admission) => {
    const before = await lockProject(admission, arrivals.length);
    await admit(admission, before, arrivals, rules, () => {});
  });
}

type Rows = { items: ItemRow[]; rejections: RejectionRow[] };

/** The rows that the last batch came to. */
async function readBack(projectId: string): Promise<Rows> {
  const { db } = await import("#lib/platform/db.ts");
  const { randomUUID } = await import("node:crypto");
  const { sequence } = await db.project.findUniqueOrThrow({ where: { id: projectId } });
  const where = { projectId, sequence: { gt: sequence - BigInt(batch) } };
  const none = { origin: "import" as const, runId: null, callId: null };
  const [made, turnedAway] = await Promise.all([db.item.findMany({ where }), db.rejection.findMany({ where })]);
  const ids = turnedAway.flatMap(({ neighbourItemId }) => neighbourItemId ?? []);
  const neighbours = await db.item.findMany({ where: { id: { in: ids } }, select: { id: true, sequence: true } });
  const keyOf = new Map(neighbours.map(({ id, sequence }) => [id, Number(sequence)]));
  return {
    items: made.map(({ sequence, position, instruction, input, output, kind, exactKey, proposedCategory }) => ({
      ...{
        ...none,
        id: randomUUID(),
        sequence: Number(sequence),
        position: position ?? 0,
        instruction,
        input,
        output,
        kind,
      },
      ...{ exactKey, proposedCategory, rawCategory: null, reason: "", rejectionId: null },
      ...{ change: "admitted" as const, editorId: null, override: null },
    })),
    rejections: turnedAway.map(({ sequence, position, instruction, input, output, kind, rule, detail, ...row }) => ({
      ...{ ...none, sequence: Number(sequence), position, instruction, input, output, kind, reason: "", rule, detail },
      ...{ rawCategory: row.rawCategory, neighbour: keyOf.get(row.neighbourItemId ?? "") ?? null, score: row.score },
    })),
  };
}

async function insertBatch(projectId: string, { items, rejections }: Rows): Promise<void> {
  const { db } = await import("#lib/platform/db.ts");
  const { lockProject } = await import("#lib/items/commands/admission.ts");
  const { insertItems, insertRejections } = await import("#lib/items/commands/insert-arrivals.ts");
  await db.$transaction(async (tx) => {
    await lockProject({ tx, projectId }, batch);
    await insertItems(tx, projectId, items);
    await insertRejections(tx, projectId, rejections);
  });
}
