import type { Category } from "#lib/items/schema.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { FormatName } from "../schema.ts";

/** Writes down that a member takes a file of a version away. */
export async function recordDownload(
  member: Member,
  file: { versionId: string; number: number; format: FormatName | "manifest"; category: Category | null },
): Promise<void> {
  authorise(member, "datasets.download");
  const { versionId, ...detail } = file;
  await recordAudit({
    projectId: member.project.id,
    actorId: member.userId,
    action: "datasets.download",
    subject: versionId,
    detail,
  });
}
