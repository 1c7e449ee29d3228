import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "../member.ts";
import { authorise } from "../permissions.ts";
import { recordAudit } from "./record-audit.ts";

/**
 * Archives the project, or brings it back. An archived one can be read, and its members managed; nothing else changes.
 * @throws Refusal `conflict` while an expansion run is in progress, as it would go on spending.
 */
export async function archiveProject(member: Member, { archived }: { archived: boolean }): Promise<void> {
  authorise(member, "project.archive");
  const projectId = member.project.id;
  await db.$transaction(async (tx) => {
    if (
      archived &&
      (await tx.expansionRun.findFirst({ where: { projectId, status: "running" }, select: { id: true } }))
    ) {
      throw new Refusal("conflict", "team.errors.runInProgress");
    }
    const { count } = await tx.project.updateMany({
      where: { id: projectId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? new Date() : null },
    });
    if (count === 0) return;
    const action = archived ? "project.archive" : "project.unarchive";
    await recordAudit({ projectId, actorId: member.userId, action }, tx);
  });
}
