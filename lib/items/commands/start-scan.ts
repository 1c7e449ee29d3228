import { randomUUID } from "node:crypto";
import { db } from "#lib/platform/db.ts";
import { sendJobs } from "#lib/platform/jobs.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { describeScan } from "../queries/describe-scan.ts";
import { listDueScans } from "../queries/list-due-scans.ts";

/**
 * Orders a look at all of the project's tasks. Nothing happens where one is under way, where it would find nothing new, or in an archived
 * project; one that failed is tried again. Whoever may see the items may ask for it: it changes nothing but what is known about them.
 */
export async function startScan(member: Member): Promise<void> {
  authorise(member, "items.view");
  if (member.project.archivedAt) return;
  const { state, stale } = await describeScan(member);
  if (state === "failed" || ((state === "none" || state === "done") && stale)) await orderScans([member.project.id]);
}

/** Orders a look at each project that has changed and come to rest, so that its groups are there when somebody asks. For the sweep. */
export async function startDueScans(): Promise<void> {
  await orderScans(await listDueScans());
}

async function orderScans(projectIds: string[]): Promise<void> {
  if (projectIds.length === 0) return;
  // A partial unique index lets one that waits or runs be there by project.
  const ordered = await db.similarityScan.createManyAndReturn({
    data: projectIds.map((projectId) => ({ id: randomUUID(), projectId, tokenizer: "rouge" })),
    skipDuplicates: true,
    select: { id: true },
  });
  await sendJobs(
    "scan-similarity",
    ordered.map(({ id }) => ({ scanId: id })),
  );
}
