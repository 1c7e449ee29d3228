import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { RunStatus } from "../run-view.ts";
import { type KeysetPage, keysetPage, type PageStart, startOf } from "./keyset-page.ts";
import type { CallPurpose } from "./list-calls.ts";

/** A run as a row of the list. */
export type RunRow = {
  number: number;
  /** What its calls are for. */
  purpose: CallPurpose;
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

/** A page of the project's runs, the newest first. @param start after or before a run's number in this order */
export async function listRuns(member: Member, start: PageStart<number>): Promise<KeysetPage<RunRow, number>> {
  authorise(member, "runs.view");
  const { range, order } = startOf(start, true);
  const found = await db.expansionRun.findMany({
    where: { projectId: member.project.id, ...(range ? { number: range } : {}) },
    orderBy: { number: order },
    take: pageSize + 1,
    include: { starter: { select: { name: true } }, endpoint: { select: { environment: true } } },
  });
  const page = keysetPage(found, pageSize, start, (run) => run.number);
  return {
    ...page,
    rows: page.rows.map(({ starter, endpoint, ...run }) => ({
      number: run.number,
      purpose: run.purpose,
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
    })),
  };
}
