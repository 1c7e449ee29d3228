import { type Db, db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { FrozenSeed } from "../seed-weights.ts";

/** A seed that a run started now would freeze. */
export type DrawableSeed = FrozenSeed & { id: string; number: number };

/** The seeds that a run started now would draw from: complete and not archived, by number, with their current revisions. */
export async function listDrawableSeeds(tx: Db, projectId: string): Promise<DrawableSeed[]> {
  return tx.$queryRaw`
    SELECT s.id, r.id AS "revisionId", s.number, COALESCE(r.category::text, 'OTHER') AS category, r.kind FROM seeds s
    JOIN seed_revisions r ON r.seed_id = s.id AND r.number = s.revision
    WHERE s.project_id = ${projectId}::uuid AND s.status = 'active' ORDER BY s.number`;
}

/** The kinds of task of the seeds that a run could draw from, most frequent first, with how many seeds each has. */
export async function countSeedKinds(member: Member): Promise<{ kind: string; seeds: number }[]> {
  authorise(member, "runs.view");
  return db.$queryRaw`
    SELECT kind, count(*)::int AS seeds FROM seeds
    WHERE project_id = ${member.project.id}::uuid AND status = 'active'
    GROUP BY kind ORDER BY seeds DESC, kind`;
}
