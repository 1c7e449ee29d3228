import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { findOthersShown } from "../queries/blindness.ts";

/** How a comment stands: when it was resolved and by whom, or null for both while it is open. */
export type CommentState = { resolvedAt: string | null; resolvedBy: string | null };

/**
 * Says that a comment is dealt with, or open again. Of two who resolve it at once the first is recorded.
 * @throws Refusal `not-found` where the member cannot see the comment
 */
export async function resolveComment(member: Member, id: string, resolved: boolean): Promise<CommentState> {
  authorise(member, "items.comment");
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    const found = await tx.comment.findFirst({
      where: { id, projectId },
      select: { authorId: true, item: { select: { id: true, sequence: true } } },
    });
    if (!found) throw notFound();
    const { authorId, item } = found;
    if (authorId !== member.userId && !(await findOthersShown(tx, [item.id])).has(item.id)) throw notFound();
    const { count } = await tx.comment.updateMany({
      where: { id, resolvedAt: resolved ? null : { not: null } },
      data: resolved ? { resolvedAt: new Date(), resolvedBy: member.userId } : { resolvedAt: null, resolvedBy: null },
    });
    if (count > 0) {
      // A comment tells only its last state; the log tells all.
      await recordAudit(
        {
          projectId,
          actorId: member.userId,
          action: resolved ? "comments.resolve" : "comments.reopen",
          subject: String(item.sequence),
          detail: { comment: id },
        },
        tx,
      );
    }
    const { resolvedAt, resolver } = await tx.comment.findUniqueOrThrow({
      where: { id },
      select: { resolvedAt: true, resolver: { select: { name: true } } },
    });
    return { resolvedAt: resolvedAt?.toISOString() ?? null, resolvedBy: resolver?.name ?? null };
  });
}
