import type { Db } from "#lib/platform/db.ts";

/**
 * Nobody else changes how the project reviews until the transaction ends: of two who save at once, the second sees what the
 * first has saved, and each line of the audit log tells what it found.
 */
export async function holdReviewSettings(tx: Db, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
}
