import { type Category, categories } from "#lib/items/schema.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { log } from "#lib/platform/log.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type ByCategory, type Gaps, gapsOf } from "../gaps.ts";

/** The items of a project that are not rejected, by their decided or else their proposed category, and what it wants. */
export type ProjectMix = { counts: ByCategory; target: ByCategory };

/** The mix of the member's project, and the categories that lack most, most first. */
export async function getMix(member: Member): Promise<ProjectMix & Pick<Gaps, "wanted">> {
  authorise(member, "items.view");
  const mix = await getProjectMix(db, member.project.id);
  return { ...mix, wanted: gapsOf(mix.counts, mix.target).wanted };
}

type Kept = { mix: ProjectMix; until: number; counting: boolean };

// A value is kept for at least so long, and for so many times as long as it took to count.
const leastMs = 1_000;
const factor = 50;
const kept = new Map<string, Kept>();

/**
 * The mix of a project, at most about a second old, or about 50 times as old as counting it takes. Once a process has
 * counted, nobody waits for it again: what is old is handed out while it is counted anew, because planning asks while it
 * holds the run and the project.
 */
export async function getProjectMix(tx: Db, projectId: string): Promise<ProjectMix> {
  const known = kept.get(projectId);
  if (!known) return (await keep(tx, projectId)).mix;
  if (known.until <= performance.now() && !known.counting) {
    known.counting = true;
    keep(db, projectId).catch((error: unknown) => {
      known.counting = false;
      log.warn({ err: error, projectId }, "a project's mix could not be counted");
    });
  }
  return known.mix;
}

async function keep(tx: Db, projectId: string): Promise<Kept> {
  const start = performance.now();
  const mix = await countProjectMix(tx, projectId);
  const now = performance.now();
  const entry = { mix, until: now + Math.max(leastMs, factor * (now - start)), counting: false };
  kept.delete(projectId);
  kept.set(projectId, entry);
  for (const oldest of kept.keys()) {
    if (kept.size <= 100) break;
    kept.delete(oldest);
  }
  return entry;
}

/** The mix of a project as it is now: one statement that reads one index. */
async function countProjectMix(tx: Db, projectId: string): Promise<ProjectMix> {
  const rows = await tx.$queryRaw<{ category: Category | null; items: number; target: ByCategory }[]>`
    SELECT i.category, COALESCE(i.items, 0)::int AS items, p.target_mix AS target
    FROM projects p LEFT JOIN LATERAL (
      SELECT COALESCE(category, proposed_category)::text AS category, count(*) AS items FROM items
      WHERE project_id = p.id AND status IN ('pending', 'approved') GROUP BY 1
    ) i ON true
    WHERE p.id = ${projectId}::uuid`;
  const items = new Map(rows.map((row) => [row.category, row.items]));
  const counts = categories.map((category) => [category, items.get(category) ?? 0]);
  const target = rows[0]?.target;
  if (!target) throw new Error(`no project ${projectId}`);
  return { counts: Object.fromEntries(counts) as ByCategory, target };
}
