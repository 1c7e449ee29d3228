import { type DiffSegment, wordDiff } from "#lib/algorithms/word-diff.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { getRunId } from "./get-run-id.ts";
import type { RejectionRow } from "./list-rejections.ts";

/** What a candidate was too near to, as it read then, and what the candidate changed in its instruction. */
type RejectionNeighbour = {
  of: "seed" | "item";
  number: number;
  instruction: string;
  /** Its instruction reads otherwise by now. */
  changedSince: boolean;
  /** Null where the texts are too long to be compared for a reader. */
  difference: DiffSegment[] | null;
};

/** A rejection in full. */
export type RejectionDetail = Omit<RejectionRow, "restoredAs"> & {
  input: string;
  output: string;
  rawCategory: string | null;
  kind: string;
  neighbour: RejectionNeighbour | null;
  /** The item that it became after all, when, and by whom. */
  restored: { itemSequence: number; at: Date; by: string | null } | null;
};

/** Comparing longer instructions takes more time than a reader waits, and nobody reads the result. */
const mostCompared = 20_000;

/** A rejection of a run by its id, or null where there is none. @throws Refusal `not-found` for the run */
export async function findRejection(member: Member, runNumber: number, id: string): Promise<RejectionDetail | null> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const found = await db.rejection.findFirst({
    where: { id, runId },
    include: { call: { select: { number: true } }, restoredItem: { select: { sequence: true } } },
  });
  if (!found) return null;
  const [neighbour, restorer] = await Promise.all([
    findNeighbour(found),
    found.restoredBy === null ? null : db.user.findUnique({ where: { id: found.restoredBy }, select: { name: true } }),
  ]);
  const { instruction, restoredItem, restoredAt } = found;
  return {
    id,
    sequence: Number(found.sequence),
    rule: found.rule,
    detail: found.detail,
    instruction,
    input: found.input,
    output: found.output,
    rawCategory: found.rawCategory,
    kind: found.kind,
    score: found.score,
    callNumber: found.call?.number ?? null,
    neighbour: neighbour && { ...neighbour, difference: compared(neighbour.instruction, instruction) },
    restored:
      restoredItem && restoredAt
        ? { itemSequence: Number(restoredItem.sequence), at: restoredAt, by: restorer?.name ?? null }
        : null,
  };
}

function compared(neighbour: string, candidate: string): DiffSegment[] | null {
  return Math.max(neighbour.length, candidate.length) > mostCompared ? null : wordDiff(neighbour, candidate);
}

type Found = { sequence: bigint; neighbourSeedId: string | null; neighbourItemId: string | null };

/** The neighbour as it read when the candidate was turned away: its latest text from before that number. */
async function findNeighbour({ sequence, neighbourSeedId, neighbourItemId }: Found) {
  const then = { where: { sequence: { lt: sequence } }, orderBy: { number: "desc" }, take: 1 } as const;
  if (neighbourSeedId) {
    const seed = await db.seed.findUnique({
      where: { id: neighbourSeedId },
      select: { number: true, instruction: true, revisions: { ...then, select: { instruction: true } } },
    });
    return seed && asOfThen("seed", seed.number, seed.instruction, seed.revisions[0]?.instruction);
  }
  if (neighbourItemId) {
    const item = await db.item.findUnique({
      where: { id: neighbourItemId },
      select: { sequence: true, instruction: true, versions: { ...then, select: { instruction: true } } },
    });
    return item && asOfThen("item", Number(item.sequence), item.instruction, item.versions[0]?.instruction);
  }
  return null;
}

function asOfThen(of: "seed" | "item", number: number, now: string, then = now) {
  return { of, number, instruction: then, changedSince: then !== now };
}
