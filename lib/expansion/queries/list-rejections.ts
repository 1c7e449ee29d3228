import { type DiffSegment, wordDiff } from "#lib/algorithms/word-diff.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { getRunId } from "./get-run-id.ts";
import { type KeysetPage, keysetPage, type PageStart, startOf } from "./keyset-page.ts";

/** What a rejection was too near to, and what the candidate changed in its instruction. */
export type RejectionNeighbour = {
  of: "seed" | "item";
  number: number;
  instruction: string;
  difference: DiffSegment[];
};

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
 * @param rule leaves only what this one turned away
 * @param start after or before a sequence number
 */
export async function listRejections(
  member: Member,
  runNumber: number,
  rule: string | null,
  start: PageStart<number>,
): Promise<KeysetPage<RejectionRow, number>> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const { range, order } = startOf(start);
  const found = await db.rejection.findMany({
    where: { runId, ...(rule === null ? {} : { rule }), ...(range ? { sequence: range } : {}) },
    orderBy: { sequence: order },
    take: pageSize + 1,
    include: { call: { select: { number: true } }, restoredItem: { select: { sequence: true } } },
  });
  const page = keysetPage(found, pageSize, start, (row) => Number(row.sequence));
  const [neighbours, nameOf] = await Promise.all([neighboursOf(page.rows), restorersOf(page.rows)]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
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
      neighbour: withDifference(neighbours.get(row.neighbourSeedId ?? row.neighbourItemId ?? ""), row.instruction),
      callNumber: row.call?.number ?? null,
      restored:
        row.restoredItem && row.restoredAt
          ? {
              itemSequence: Number(row.restoredItem.sequence),
              at: row.restoredAt,
              by: nameOf.get(row.restoredBy ?? "") ?? null,
            }
          : null,
    })),
  };
}

type Neighbour = Omit<RejectionNeighbour, "difference">;

function withDifference(neighbour: Neighbour | undefined, instruction: string): RejectionNeighbour | null {
  return neighbour ? { ...neighbour, difference: wordDiff(neighbour.instruction, instruction) } : null;
}

type Found = { neighbourSeedId: string | null; neighbourItemId: string | null; restoredBy: string | null };

async function neighboursOf(rows: readonly Found[]): Promise<Map<string, Neighbour>> {
  const [seeds, items] = await Promise.all([
    db.seed.findMany({
      where: { id: { in: rows.flatMap((row) => row.neighbourSeedId ?? []) } },
      select: { id: true, number: true, instruction: true },
    }),
    db.item.findMany({
      where: { id: { in: rows.flatMap((row) => row.neighbourItemId ?? []) } },
      select: { id: true, sequence: true, instruction: true },
    }),
  ]);
  return new Map<string, Neighbour>([
    ...seeds.map(({ id, ...seed }) => [id, { of: "seed" as const, ...seed }] as const),
    ...items.map(
      ({ id, sequence, instruction }) => [id, { of: "item" as const, number: Number(sequence), instruction }] as const,
    ),
  ]);
}

async function restorersOf(rows: readonly Found[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({
    where: { id: { in: rows.flatMap((row) => row.restoredBy ?? []) } },
    select: { id: true, name: true },
  });
  return new Map(people.map((person) => [person.id, person.name]));
}
