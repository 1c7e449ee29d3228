import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** Notes that the member saw that these comments mention them. Others' mentions, and those noted before, stay as they are. */
export async function markMentionsSeen(member: Member, comments: readonly string[]): Promise<void> {
  authorise(member, "items.view");
  await db.commentMention.updateMany({
    where: { projectId: member.project.id, userId: member.userId, commentId: { in: [...comments] }, seenAt: null },
    data: { seenAt: new Date() },
  });
}
