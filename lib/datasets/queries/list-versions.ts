import { db } from "#lib/platform/db.ts";
import type { DatasetStatus } from "#lib/platform/generated/enums.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type CountsByCategory, parseCounts } from "../schema.ts";

const pageSize = 50;

/** A version in the list. */
export type VersionSummary = {
  number: number;
  name: string;
  status: DatasetStatus;
  itemCount: number;
  counts: CountsByCategory;
  frozenAt: Date;
  frozenBy: string;
};

/** The project's versions, newest first, those older than the number `before`; and whether still older ones follow. */
export async function listVersions(
  member: Member,
  before?: number,
): Promise<{ versions: VersionSummary[]; more: boolean }> {
  authorise(member, "datasets.view");
  const rows = await db.datasetVersion.findMany({
    where: { projectId: member.project.id, ...(before === undefined ? {} : { number: { lt: before } }) },
    orderBy: { number: "desc" },
    take: pageSize + 1,
    select: {
      number: true,
      name: true,
      status: true,
      itemCount: true,
      counts: true,
      createdAt: true,
      author: { select: { name: true } },
    },
  });
  const versions = rows.slice(0, pageSize).map(({ author, createdAt, counts, ...row }) => ({
    ...row,
    counts: parseCounts(counts),
    frozenAt: createdAt,
    frozenBy: author.name,
  }));
  return { versions, more: rows.length > pageSize };
}
