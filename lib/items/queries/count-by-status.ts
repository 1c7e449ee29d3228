import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type ItemStatus, mostCounted } from "../schema.ts";

/** Items by status; a figure above {@link mostCounted} stands for "more". */
export async function countByStatus(member: Member): Promise<Record<ItemStatus, number>> {
  authorise(member, "items.view");
  const [row] = await db.$queryRaw<Record<ItemStatus, number>[]>`
    SELECT ${count("pending")} AS pending, ${count("approved")} AS approved, ${count("rejected")} AS rejected`;
  return row as Record<ItemStatus, number>;

  function count(status: ItemStatus) {
    return Prisma.sql`(SELECT count(*)::int FROM (SELECT FROM items
      WHERE project_id = ${member.project.id}::uuid AND status = ${status}::"ItemStatus" LIMIT ${mostCounted + 1}) counted)`;
  }
}
