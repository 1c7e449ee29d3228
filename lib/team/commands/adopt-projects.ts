import type { Db } from "#lib/platform/db.ts";
import { recordAudit } from "./record-audit.ts";

/** Makes the account an admin of every project that has no admin whose account stands. */
export async function adoptProjects(tx: Db, userId: string): Promise<void> {
  const orphans = await tx.project.findMany({
    where: { memberships: { none: { role: "admin", user: { disabledAt: null } } } },
    select: { id: true },
  });
  for (const { id: projectId } of orphans) {
    await tx.membership.upsert({
      where: { projectId_userId: { projectId, userId } },
      create: { projectId, userId, role: "admin" },
      update: { role: "admin" },
    });
    await recordAudit({ projectId, actorId: userId, action: "members.adopt" }, tx);
  }
}
