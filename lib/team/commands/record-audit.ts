import { type Db, db, type Prisma } from "#lib/platform/db.ts";

/**
 * Adds a line to the audit log: who did what to what. Never put a secret or item text into `detail`.
 * @param tx the transaction of the change itself, where there is one.
 */
export async function recordAudit(
  entry: { projectId?: string; actorId?: string; action: string; subject?: string; detail?: Prisma.InputJsonObject },
  tx: Db = db,
): Promise<void> {
  await tx.auditEvent.create({ data: entry });
}
