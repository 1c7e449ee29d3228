import { db } from "#lib/platform/db.ts";

/** Of some runs, those that take calls now. */
export async function listRunsTaking(runIds: string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`/* prepared: runs-taking */
    SELECT id FROM expansion_runs WHERE id = ANY(${runIds}::uuid[]) AND status = 'running'`;
  return rows.map((row) => row.id);
}
