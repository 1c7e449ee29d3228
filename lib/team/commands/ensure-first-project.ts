import { db } from "#lib/platform/db.ts";
import { holdProjects } from "../locks.ts";
import { ensureEnvironmentEndpoints } from "./ensure-environment-endpoints.ts";
import { insertProject } from "./insert-project.ts";

/**
 * Makes the first project, with the starter seeds, where there is none, and gives every project the model endpoints
 * that the environment names. Called at each start; two starts at once make one project.
 */
export async function ensureFirstProject(): Promise<void> {
  await db.$transaction(async (tx) => {
    await holdProjects(tx);
    if ((await tx.project.count()) === 0) await insertProject(tx, { name: "First project", starterSeeds: true });
    await ensureEnvironmentEndpoints(tx);
  });
}
