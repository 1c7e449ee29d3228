import { ensureEnvironmentEndpoints } from "./environment-endpoints.ts";
import { db } from "#lib/platform/db.ts";
import { createProjectRows } from "./create-project.ts";

/**
 * Makes the first project, with the starter seeds, where there is none, and gives every project the model endpoints
 * that the environment names. Called at each start; two starts at once make one project.
 */
export async function ensureFirstProject(): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`;
    if ((await tx.project.count()) === 0) await createProjectRows(tx, { name: "First project", starterSeeds: true });
    await ensureEnvironmentEndpoints(tx);
  });
}
