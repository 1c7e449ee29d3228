import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { CommentEntry } from "../queries/find-item.ts";
import type { ItemComment } from "../schema.ts";

/**
 * Adds a comment to an item, and calls those members of the project whom it mentions; others among `mentions`, and the author, are
 * left out. The same id again is the same comment.
 * @throws Refusal `not-found` where the item, or a comment of that id by someone else, is not theirs to see
 */
export async function addComment(
  member: Member,
  itemId: string,
  { id, body, mentions = [] }: Omit<ItemComment, "mentions"> & Partial<Pick<ItemComment, "mentions">>,
): Promise<CommentEntry> {
  authorise(member, "items.comment");
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    const item = await tx.item.findFirst({ where: { id: itemId, projectId }, select: { id: true } });
    if (!item) throw notFound();
    const { count } = await tx.comment.createMany({
      data: [{ id, projectId, itemId, authorId: member.userId, body }],
      skipDuplicates: true,
    });
    const called = mentions.filter((userId) => userId !== member.userId);
    if (count > 0 && called.length > 0) {
      const members = await tx.membership.findMany({
        where: { projectId, userId: { in: called }, user: { disabledAt: null } },
        select: { userId: true },
      });
      await tx.commentMention.createMany({
        data: members.map(({ userId }) => ({ commentId: id, userId, projectId })),
      });
    }
    const comment = await tx.comment.findFirst({
      where: { id, itemId, authorId: member.userId },
      include: { resolver: { select: { name: true } }, mentions: { select: { userId: true } } },
    });
    if (!comment) throw notFound();
    return {
      id,
      author: member.name,
      authorId: member.userId,
      body: comment.body,
      createdAt: comment.createdAt,
      resolvedAt: comment.resolvedAt,
      resolvedBy: comment.resolver?.name ?? null,
      mentions: comment.mentions.map(({ userId }) => userId),
    };
  });
}
