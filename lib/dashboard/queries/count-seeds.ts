import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** The project's seeds that may be drawn, and those that are yet to be completed. */
export async function countSeeds(member: Member): Promise<{ active: number; drafts: number }> {
  authorise(member, "seeds.view");
  const rows = await db.seed.groupBy({
    by: ["status"],
    where: { projectId: member.project.id, status: { not: "archived" } },
    _count: true,
  });
  const of = (status: string) => rows.find((row) => row.status === status)?._count ?? 0;
  return { active: of("active"), drafts: of("draft") };
}
