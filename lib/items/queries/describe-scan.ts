import { unpackAllKeys } from "#lib/algorithms/pack-keys.ts";
import { nodeKind } from "#lib/algorithms/threshold-groups.ts";
import { type Db, db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { mostCounted } from "../schema.ts";
import { countMissing, nodeKinds } from "../similarity/node-kinds.ts";
import type { ScanStep, ScanView } from "../similarity/schema.ts";
import { type DoneScan, findDoneScan, readStandingKeys, scanForest } from "./scan-forest.ts";

/** A look that some of whose tasks were rejected since is made anew when it is so old, in milliseconds: not at each rejection. */
const settledMs = 10 * 60_000;

/** How it stands with looking at all of the project's tasks, and how far behind the groups are that are shown. */
export async function describeScan(member: Member): Promise<ScanView> {
  authorise(member, "items.view");
  const projectId = member.project.id;
  const [newest, shown, project] = await Promise.all([
    db.similarityScan.findFirst({
      where: { projectId },
      orderBy: { createdAt: "desc" },
      select: { status: true, step: true, done: true, total: true, failure: true },
    }),
    findDoneScan(db, projectId),
    db.project.findUniqueOrThrow({ where: { id: projectId }, select: { tokenizer: true } }),
  ]);
  const since = shown && (await countChanges(db, projectId, shown));
  return {
    state: newest?.status ?? "none",
    step: (newest?.step ?? "read") as ScanStep,
    done: newest?.done ?? 0,
    total: newest?.total ?? 0,
    failure: newest?.failure ?? null,
    shown: shown &&
      since && {
        id: shown.id,
        asOf: shown.asOf,
        size: shown.size,
        changesSince: since.changed,
        capped: shown.capped,
        endedAt: shown.endedAt,
      },
    stale:
      !shown ||
      !since ||
      since.changed > 0 ||
      shown.tokenizer !== project.tokenizer ||
      (since.rejected > 0 && Date.now() - shown.endedAt.getTime() > settledMs),
  };
}

/**
 * What a look does not know yet: tasks that are new, changed or put back since, and how many of those in its groups were rejected since.
 * Those leave the groups at once, but may still hold others together.
 */
async function countChanges(tx: Db, projectId: string, scan: DoneScan): Promise<{ changed: number; rejected: number }> {
  const [[texts], standing, held, forest] = await Promise.all([
    tx.$queryRaw<{ changed: number }[]>`
      SELECT (SELECT count(*)::int FROM (SELECT FROM items
          WHERE project_id = ${projectId}::uuid AND change_sequence > ${scan.asOf}::bigint LIMIT ${mostCounted + 1}) i)
        + (SELECT count(*)::int FROM (SELECT FROM seeds
          WHERE project_id = ${projectId}::uuid AND change_sequence > ${scan.asOf}::bigint LIMIT ${mostCounted + 1}) s) AS changed`,
    readStandingKeys(tx, projectId),
    tx.similarityScan.findUnique({ where: { id: scan.id }, select: { absent: true } }),
    scanForest(tx, scan.id),
  ]);
  const putBack = countMissing(unpackAllKeys(held?.absent ?? new Uint8Array()), standing.rejectedItems);
  const kinds = forest ? nodeKinds(forest.keys, standing) : new Uint8Array();
  const rejected = kinds.reduce((sum, kind) => (kind === nodeKind.gone ? sum + 1 : sum), 0);
  return { changed: (texts?.changed ?? 0) + putBack, rejected };
}
