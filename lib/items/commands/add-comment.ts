import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { CommentEntry } from "../queries/find-item.ts";
import type { ItemComment } from "../schema.ts";

/**
 * Adds a comment to an item. The same id again is the same comment.
 * @throws Refusal `not-found` where the item, or a comment of that id by someone else, is not theirs to see
 */
export async function addComment(member: Member, itemId: string, { id, body }: ItemComment): Promise<CommentEntry> {
  authorise(member, "items.comment");
  const projectId = member.project.id;
  const item = await db.item.findFirst({ where: { id: itemId, projectId }, select: { id: true } });
  if (!item) throw notFound();
  await db.comment.createMany({
    data: [{ id, projectId, itemId, authorId: member.userId, body }],
    skipDuplicates: true,
  });
  const comment = await db.comment.findFirst({ where: { id, itemId, authorId: member.userId } });
  if (!comment) throw notFound();
  const { body: kept, createdAt } = comment;
  return {
    ...{ id, author: member.name, authorId: member.userId, body: kept, createdAt },
    ...{ resolvedAt: null, resolvedBy: null, mentions: [] },
  };
}
