import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** A run that is running or paused. */
export type RunUnderWay = {
  number: number;
  status: "running" | "paused";
  model: string;
  endpointName: string;
  target: number;
  accepted: number;
  rejected: number;
  callsSettled: number;
  /** Accepted items a minute while it ran; null before the first. */
  itemsPerMinute: number | null;
};

/** The project's runs that are running or paused, newest first, 20 at most. */
export async function listRunsUnderWay(member: Member): Promise<RunUnderWay[]> {
  authorise(member, "runs.view");
  const rows = await db.expansionRun.findMany({
    where: { projectId: member.project.id, status: { in: ["running", "paused"] } },
    orderBy: { number: "desc" },
    take: 20,
    omit: { settings: true },
  });
  return rows.map(({ status, runningSince, ranBeforeMs, ...row }) => {
    const ranMs =
      Number(ranBeforeMs) + (status === "running" && runningSince ? Date.now() - runningSince.getTime() : 0);
    return {
      number: row.number,
      status: status as RunUnderWay["status"],
      model: row.model,
      endpointName: row.endpointName,
      target: row.target,
      accepted: row.accepted,
      rejected: row.rejected,
      callsSettled: row.callsSettled,
      itemsPerMinute: row.accepted > 0 && ranMs > 0 ? row.accepted / (ranMs / 60_000) : null,
    };
  });
}
