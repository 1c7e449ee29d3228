import { type Db, db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** The seeds that a run started now would draw from: complete and not archived, by number, with their current revisions. */
export async function listDrawableSeeds(
  tx: Db,
  projectId: string,
): Promise<{ id: string; revisionId: string; number: number }[]> {
  return tx.$queryRaw`
    SELECT s.id, r.id AS "revisionId", s.number FROM seeds s
    JOIN seed_revisions r ON r.seed_id = s.id AND r.number = s.revision
    WHERE s.project_id = ${projectId}::uuid AND s.status = 'active' ORDER BY s.number`;
}

/** How many seeds a run could draw from. */
export async function countDrawableSeeds(member: Member): Promise<number> {
  authorise(member, "runs.view");
  return db.seed.count({ where: { projectId: member.project.id, status: "active" } });
}
