import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type CommentPlace, encodeCommentPlace } from "../comment-cursor.ts";
import { type CommentList, mostCounted } from "../schema.ts";
import { othersShownSql } from "./blindness.ts";

/** A comment in a list of the project's comments. */
export type ListedComment = {
  id: string;
  author: string;
  authorId: string;
  body: string;
  at: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
  /** Whom it calls: ids of members. */
  mentions: string[];
  /** It calls the member who asks, who has not seen it yet. */
  unread: boolean;
  /** The item's number, and how its instruction begins. */
  item: number;
  instruction: string;
};

/** A page of comments, the newest first, and the places to ask for the pages before and after it with. */
export type CommentPage = {
  rows: ListedComment[];
  previous: string | null;
  next: string | null;
  /** How many more there are that the member may not read yet; above {@link mostCounted} it stands for "more". */
  hidden: number;
};

const pageSize = 30;

type Row = Omit<ListedComment, "at" | "resolvedAt" | "item"> & { at: Date; resolvedAt: Date | null; item: bigint };

/**
 * The project's open or resolved comments, or those that mention the member, the newest first. Others' comments on an item that is
 * still under review are only counted.
 */
export async function listComments(
  member: Member,
  { show, after, before }: { show: CommentList; after: CommentPlace | null; before: CommentPlace | null },
): Promise<CommentPage> {
  authorise(member, "items.view");
  const backwards = after === null && before !== null;
  const place = after ?? before;
  const range = place
    ? Prisma.sql`AND (c.created_at, c.id) ${Prisma.raw(backwards ? ">" : "<")} (${place.at}, ${place.id}::uuid)`
    : Prisma.empty;
  const order = Prisma.raw(backwards ? "ASC" : "DESC");
  const listed = Prisma.sql`c.project_id = ${member.project.id}::uuid AND ${conditions[show]}`;
  const mention = Prisma.sql`${Prisma.raw(show === "mentions" ? "" : "LEFT")} JOIN comment_mentions m
    ON m.comment_id = c.id AND m.user_id = ${member.userId}::uuid`;
  const [found, [count]] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT c.id, a.name AS author, c.author_id AS "authorId", c.body, c.created_at AS at, c.resolved_at AS "resolvedAt",
        r.name AS "resolvedBy", i.sequence AS item, left(i.instruction, 200) AS instruction,
        (m.user_id IS NOT NULL AND m.seen_at IS NULL) AS unread,
        ARRAY(SELECT k.user_id::text FROM comment_mentions k WHERE k.comment_id = c.id) AS mentions
      FROM comments c JOIN items i ON i.id = c.item_id JOIN users a ON a.id = c.author_id
      LEFT JOIN users r ON r.id = c.resolved_by ${mention}
      WHERE ${listed} AND ${readable(member)} ${range}
      ORDER BY c.created_at ${order}, c.id ${order} LIMIT ${pageSize + 1}`,
    db.$queryRaw<{ hidden: number }[]>`
      SELECT count(*)::int AS hidden FROM (
        SELECT FROM comments c JOIN items i ON i.id = c.item_id ${mention}
        WHERE ${listed} AND NOT ${readable(member)} LIMIT ${mostCounted + 1}) hidden`,
  ]);
  const more = found.length > pageSize;
  const rows = backwards ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows: rows.map(({ at, resolvedAt, item, ...row }) => ({
      ...row,
      at: at.toISOString(),
      resolvedAt: resolvedAt?.toISOString() ?? null,
      item: Number(item),
    })),
    previous: (backwards ? more : after !== null) && first ? encodeCommentPlace(first) : null,
    next: (backwards || more) && last ? encodeCommentPlace(last) : null,
    hidden: count?.hidden ?? 0,
  };
}

/** Mentions that nobody can overlook are counted up to here. */
export const mostUnread = 100;

/** How many comments that the member may read mention them, and were not shown to them yet; at most {@link mostUnread}. */
export async function countUnreadMentions(member: Member): Promise<number> {
  authorise(member, "items.view");
  const [row] = await db.$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread FROM (
      SELECT FROM comment_mentions m JOIN comments c ON c.id = m.comment_id JOIN items i ON i.id = c.item_id
      WHERE m.project_id = ${member.project.id}::uuid AND m.user_id = ${member.userId}::uuid AND m.seen_at IS NULL
        AND ${readable(member)} LIMIT ${mostUnread}) unread`;
  return row?.unread ?? 0;
}

const conditions: Record<CommentList, Prisma.Sql> = {
  open: Prisma.sql`c.resolved_at IS NULL`,
  resolved: Prisma.sql`c.resolved_at IS NOT NULL`,
  mentions: Prisma.sql`true`,
};

/** Whether the member may read a comment `c` on an item `i`: the one rule of what others wrote. */
function readable(member: Member): Prisma.Sql {
  return Prisma.sql`(c.author_id = ${member.userId}::uuid OR ${othersShownSql})`;
}
