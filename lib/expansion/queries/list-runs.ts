import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { RunPace, RunStatus } from "../run-view.ts";
import { readStopCode, type StopCode } from "../stop-code.ts";
import { type KeysetPage, keysetPage, type PageStart, startOf } from "./keyset-page.ts";
import type { CallPurpose } from "./list-calls.ts";
import { paceOfRun } from "./pace-of-run.ts";

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
  /** Why it stopped by itself. */
  stopCode: StopCode | null;
  /** Of a running run: how many calls at once it was told to make, and how fast its endpoint may be asked. */
  concurrency: number;
  pace: RunPace | null;
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
  const paceOf = await pacesOf(page.rows.filter((run) => run.status === "running"));
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
      stopCode: readStopCode(run.stopCode),
      concurrency: Number((run.settings as { concurrency?: unknown }).concurrency),
      pace: paceOf.get(run.id) ?? null,
    })),
  };
}

async function pacesOf(runs: { id: string }[]): Promise<Map<string, RunPace>> {
  if (runs.length === 0) return new Map();
  const found = await db.$queryRaw<{ id: string; pace: RunPace }[]>`
    SELECT r.id, ${paceOfRun} AS pace FROM expansion_runs r
    JOIN endpoint_pace p ON p.endpoint_id = r.endpoint_id AND p.model = r.model
    WHERE r.id IN (${Prisma.join(runs.map((run) => Prisma.sql`${run.id}::uuid`))})`;
  return new Map(found.map((row) => [row.id, row.pace]));
}
