import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { RunStatus } from "../run-view.ts";

/** A run as a row of the list. */
export type RunRow = {
  number: number;
  status: RunStatus;
  endpointName: string;
  model: string;
  /** The endpoint is the practice model that the environment names. */
  practice: boolean;
  target: number;
  accepted: number;
  rejected: number;
  malformed: number;
  startedBy: string;
  createdAt: Date;
};

const pageSize = 50;

/** A page of the project's runs, the newest first. @param before shows runs with lower numbers than this one */
export async function listRuns(
  member: Member,
  before: number | null,
): Promise<{ rows: RunRow[]; next: number | null }> {
  authorise(member, "runs.view");
  const found = await db.expansionRun.findMany({
    where: { projectId: member.project.id, ...(before === null ? {} : { number: { lt: before } }) },
    orderBy: { number: "desc" },
    take: pageSize + 1,
    include: { starter: { select: { name: true } }, endpoint: { select: { environment: true } } },
  });
  const rows = found.slice(0, pageSize).map(({ starter, endpoint, ...run }) => ({
    number: run.number,
    status: run.status,
    endpointName: run.endpointName,
    model: run.model,
    practice: endpoint.environment === "practice",
    target: run.target,
    accepted: run.accepted,
    rejected: run.rejected,
    malformed: run.malformed,
    startedBy: starter.name,
    createdAt: run.createdAt,
  }));
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.number ?? null) : null };
}
