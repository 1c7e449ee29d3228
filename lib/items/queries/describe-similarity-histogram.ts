import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { SimilarityHistogram } from "../similarity/schema.ts";
import { emptyCounts, type ScanHistograms, toHistogram } from "../similarity/similarity-counts.ts";

/**
 * How many items have which highest similarity to the seeds, and to the other items of the project: of all that stood at the newest look,
 * or of those of a run.
 * @param run the number of the run
 * @returns null where there was no look yet, or there is no such run
 */
export async function describeSimilarityHistogram(
  member: Member,
  { run }: { run?: number | undefined } = {},
): Promise<SimilarityHistogram | null> {
  authorise(member, "items.view");
  const projectId = member.project.id;
  const scan = await db.similarityScan.findFirst({
    where: { projectId, status: "done" },
    orderBy: { createdAt: "desc" },
    select: { histograms: true },
  });
  if (!scan) return null;
  const { all, runs } = scan.histograms as ScanHistograms;
  if (run === undefined) return toHistogram(all);
  const found = await db.expansionRun.findUnique({
    where: { projectId_number: { projectId, number: run } },
    select: { id: true },
  });
  return found && toHistogram(runs[found.id] ?? emptyCounts());
}
