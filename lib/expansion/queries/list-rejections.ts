import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { getRunId } from "./get-run-id.ts";

/** What a rejection was too near to. */
export type RejectionNeighbour = { of: "seed" | "item"; number: number; instruction: string };

/** A rejection as the ledger shows it. */
export type RejectionRow = {
  id: string;
  sequence: number;
  rule: string;
  detail: string;
  instruction: string;
  input: string;
  output: string;
  rawCategory: string | null;
  kind: string;
  score: number | null;
  neighbour: RejectionNeighbour | null;
  callNumber: number | null;
  /** The item that it became after all, and when. */
  restored: { itemSequence: number; at: Date; by: string | null } | null;
};

const pageSize = 50;

/**
 * A page of a run's rejections, in the order in which they were turned away.
 * @param start after or before a sequence number
 */
export async function listRejections(
  member: Member,
  runNumber: number,
  { rule, after, before }: { rule: string | null; after: number | null; before: number | null },
): Promise<{ rows: RejectionRow[]; previous: number | null; next: number | null }> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const backwards = after === null && before !== null;
  const found = await db.rejection.findMany({
    where: {
      runId,
      ...(rule === null ? {} : { rule }),
      ...(after !== null
        ? { sequence: { gt: BigInt(after) } }
        : before !== null
          ? { sequence: { lt: BigInt(before) } }
          : {}),
    },
    orderBy: { sequence: backwards ? "desc" : "asc" },
    take: pageSize + 1,
    include: { call: { select: { number: true } }, restoredItem: { select: { sequence: true } } },
  });
  const more = found.length > pageSize;
  const page = backwards ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize);
  const [seeds, items, people] = await Promise.all([
    db.seed.findMany({
      where: { id: { in: page.flatMap((row) => row.neighbourSeedId ?? []) } },
      select: { id: true, number: true, instruction: true },
    }),
    db.item.findMany({
      where: { id: { in: page.flatMap((row) => row.neighbourItemId ?? []) } },
      select: { id: true, sequence: true, instruction: true },
    }),
    db.user.findMany({
      where: { id: { in: page.flatMap((row) => row.restoredBy ?? []) } },
      select: { id: true, name: true },
    }),
  ]);
  const neighbours = new Map<string, RejectionNeighbour>([
    ...seeds.map(
      (seed) => [seed.id, { of: "seed" as const, number: seed.number, instruction: seed.instruction }] as const,
    ),
    ...items.map(
      (item) =>
        [item.id, { of: "item" as const, number: Number(item.sequence), instruction: item.instruction }] as const,
    ),
  ]);
  const nameOf = new Map(people.map((person) => [person.id, person.name]));
  const rows = page.map((row) => ({
    id: row.id,
    sequence: Number(row.sequence),
    rule: row.rule,
    detail: row.detail,
    instruction: row.instruction,
    input: row.input,
    output: row.output,
    rawCategory: row.rawCategory,
    kind: row.kind,
    score: row.score,
    neighbour: neighbours.get(row.neighbourSeedId ?? row.neighbourItemId ?? "") ?? null,
    callNumber: row.call?.number ?? null,
    restored:
      row.restoredItem && row.restoredAt
        ? {
            itemSequence: Number(row.restoredItem.sequence),
            at: row.restoredAt,
            by: nameOf.get(row.restoredBy ?? "") ?? null,
          }
        : null,
  }));
  return {
    rows,
    previous: (backwards ? more : after !== null) ? (rows[0]?.sequence ?? null) : null,
    next: (backwards ? true : more) ? (rows.at(-1)?.sequence ?? null) : null,
  };
}
