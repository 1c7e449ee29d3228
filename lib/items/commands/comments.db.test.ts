import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { decodeCommentPlace } from "../comment-cursor.ts";
import { countUnreadMentions, listComments } from "../queries/list-comments.ts";
import type { CommentList } from "../schema.ts";
import { insertTexts } from "../testing/insert-texts.ts";
import { addComment } from "./add-comment.ts";
import { markMentionsSeen } from "./mark-mentions-seen.ts";
import { resolveComment } from "./resolve-comment.ts";

let ana: Member;
let ben: Member;
let itemId: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  await insertTexts(ana.project.id, ["Name the enzyme."]);
  itemId = (await db.item.findFirstOrThrow({ where: { projectId: ana.project.id } })).id;
});

async function comment(member: Member, body: string, mentions: string[] = []): Promise<string> {
  const id = randomUUID();
  await addComment(member, itemId, { id, body, mentions });
  return id;
}
const list = (member: Member, show: CommentList = "open", places: { after?: string; before?: string } = {}) =>
  listComments(member, {
    show,
    after: decodeCommentPlace(places.after),
    before: decodeCommentPlace(places.before),
  });
const bodies = async (member: Member, show: CommentList = "open") =>
  (await list(member, show)).rows.map(({ body }) => body);
/** The item takes two, and one has decided. */
const halfDecided = () => db.item.update({ where: { id: itemId }, data: { policy: 0, wanted: 2, given: 1 } });

test("a mention calls members of the project alone, each once, and never the author", async () => {
  const stranger = await createTestMember();
  const gone = await createTestMember({ role: "viewer", project: ana.project });
  await db.user.update({ where: { id: gone.userId }, data: { disabledAt: new Date() } });
  const mentions = [ben.userId, ben.userId, ana.userId, stranger.userId, gone.userId, randomUUID()];
  const id = await comment(ana, `@${ben.name} look`, mentions);
  expect(await db.commentMention.findMany({ where: { commentId: id } })).toMatchObject([{ userId: ben.userId }]);
  // Sent again, also with other mentions, it is the same comment.
  await addComment(ana, itemId, { id, body: "other", mentions: [gone.userId] });
  expect(await db.commentMention.count({ where: { commentId: id } })).toBe(1);
  expect((await list(ben, "mentions")).rows).toMatchObject([{ id, unread: true, item: 1, mentions: [ben.userId] }]);
  expect(await bodies(ana, "mentions")).toEqual([]);
});

test("a mention is unread until it was seen, and nobody sees it for somebody else", async () => {
  const id = await comment(ana, `@${ben.name}`, [ben.userId]);
  expect([await countUnreadMentions(ben), await countUnreadMentions(ana)]).toEqual([1, 0]);
  await markMentionsSeen(ana, [id]);
  expect(await countUnreadMentions(ben)).toBe(1);
  await markMentionsSeen(ben, [id]);
  expect(await countUnreadMentions(ben)).toBe(0);
  expect((await list(ben, "mentions")).rows).toMatchObject([{ id, unread: false }]);
});

test("whoever may comment resolves a comment and opens it again, and it is recorded who did", async () => {
  const id = await comment(ana, "Which dose?");
  expect(await resolveComment(ben, id, true)).toMatchObject({ resolvedBy: ben.name });
  // The first stays.
  expect(await resolveComment(ana, id, true)).toMatchObject({ resolvedBy: ben.name });
  expect([await bodies(ana), await bodies(ana, "resolved")]).toEqual([[], ["Which dose?"]]);
  expect(await resolveComment(ana, id, false)).toEqual({ resolvedAt: null, resolvedBy: null });
  expect(await bodies(ana)).toEqual(["Which dose?"]);
  const log = await db.auditEvent.findMany({ where: { projectId: ana.project.id }, orderBy: { id: "asc" } });
  expect(log.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["comments.resolve", ben.userId],
    ["comments.reopen", ana.userId],
  ]);
});

test("of two who resolve it at once one is recorded, once", async () => {
  const id = await comment(ana, "Which dose?");
  const [one, other] = await Promise.all([resolveComment(ana, id, true), resolveComment(ben, id, true)]);
  expect(other).toEqual(one);
  expect(await db.auditEvent.count({ where: { projectId: ana.project.id, action: "comments.resolve" } })).toBe(1);
});

test("viewers read comments and resolve none, and another project's are not found", async () => {
  const id = await comment(ana, "Which dose?");
  const viewer = await createTestMember({ role: "viewer", project: ana.project });
  expect(await bodies(viewer)).toEqual(["Which dose?"]);
  await expect(resolveComment(viewer, id, true)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = await createTestMember();
  expect(await list(stranger)).toMatchObject({ rows: [], hidden: 0 });
  await expect(resolveComment(stranger, id, true)).rejects.toMatchObject({ code: "not-found" });
});

test("while an item is under review others' comments are only counted, wherever they are asked for", async () => {
  const hers = await comment(ana, `I would reject it, @${ben.name}`, [ben.userId]);
  const his = await comment(ben, "Mine.");
  await halfDecided();
  for (const show of ["open", "mentions"] as const)
    expect(await list(ben, show)).toMatchObject({ rows: show === "open" ? [{ body: "Mine." }] : [], hidden: 1 });
  expect(await countUnreadMentions(ben)).toBe(0);
  const admin = await createTestMember({ role: "admin", project: ana.project });
  expect(await list(admin)).toMatchObject({ rows: [], hidden: 2 });
  for (const resolved of [true, false])
    await expect(resolveComment(ben, hers, resolved)).rejects.toMatchObject({ code: "not-found" });
  await resolveComment(ben, his, true);
  await db.item.update({ where: { id: itemId }, data: { given: 2, status: "approved" } });
  expect(await list(ben, "mentions")).toMatchObject({ rows: [{ id: hers }], hidden: 0 });
  expect(await countUnreadMentions(ben)).toBe(1);
});

test("comments come a page at a time, the newest first, there and back", async () => {
  const ids: string[] = [];
  const at = new Date("2026-01-01T00:00:00Z");
  for (let i = 0; i < 65; i++) ids.push(randomUUID());
  await db.comment.createMany({
    data: ids.map((id, i) => ({
      id,
      projectId: ana.project.id,
      itemId,
      authorId: ana.userId,
      body: String(i),
      // Several in one moment.
      createdAt: new Date(at.getTime() + Math.floor(i / 7)),
    })),
  });
  const first = await list(ben);
  const second = await list(ben, "open", { after: first.next as string });
  const third = await list(ben, "open", { after: second.next as string });
  const all = [...first.rows, ...second.rows, ...third.rows];
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set(ids));
  expect(all.map((row) => row.at)).toEqual(
    all
      .map((row) => row.at)
      .sort()
      .reverse(),
  );
  expect([first.previous, third.next, third.rows.length]).toEqual([null, null, 5]);
  const back = await list(ben, "open", { before: third.previous as string });
  expect(back.rows).toEqual(second.rows);
});
