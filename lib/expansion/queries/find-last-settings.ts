import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type RunSettings, runSettings } from "../schema.ts";

/** The settings of the project's newest expansion run, for the next one to begin with; null where there is none. */
export async function findLastSettings(member: Member): Promise<RunSettings | null> {
  authorise(member, "runs.view");
  const run = await db.expansionRun.findFirst({
    where: { projectId: member.project.id, purpose: "expand" },
    orderBy: { number: "desc" },
    select: { settings: true },
  });
  return runSettings.safeParse(run?.settings).data ?? null;
}
