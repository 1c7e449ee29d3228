import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type CountsByCategory, parseCounts } from "../schema.ts";

/** What freezing now would take in. */
export type FreezePreview = {
  total: number;
  counts: CountsByCategory;
  /** Approved items to which nobody gave a category: they stay out. */
  uncategorised: number;
  /** The number that the version would get. */
  number: number;
};

/** What freezing would take in at this moment. Counted from an index alone. */
export async function previewFreeze(member: Member): Promise<FreezePreview> {
  authorise(member, "datasets.freeze");
  const [rows, newest] = await Promise.all([
    db.$queryRaw<{ category: string | null; items: number }[]>`
      SELECT category::text, count(*)::int AS items FROM items
      WHERE project_id = ${member.project.id}::uuid AND status = 'approved' GROUP BY category`,
    db.datasetVersion.findFirst({
      where: { projectId: member.project.id },
      orderBy: { number: "desc" },
      select: { number: true },
    }),
  ]);
  const of = (category: string | null) => rows.find((row) => row.category === category)?.items ?? 0;
  const counts = parseCounts({ QA: of("QA"), IE: of("IE"), GEN: of("GEN"), OTHER: of("OTHER") });
  return {
    total: counts.QA + counts.IE + counts.GEN + counts.OTHER,
    counts,
    uncategorised: of(null),
    number: (newest?.number ?? 0) + 1,
  };
}
