import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { findItem } from "#lib/items/queries/find-item.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import type { ReviewPolicy } from "../policy.ts";
import { getReviewItem } from "../queries/get-review-item.ts";
import { findWrongReviews } from "../testing/find-wrong-reviews.ts";
import { followPolicy, sentDecision } from "../testing/make-disputed.ts";
import { holdItems } from "./hold-items.ts";
import { markKnown } from "./mark-known.ts";
import { recordDecision } from "./record-decision.ts";
import { releaseItems } from "./release-items.ts";
import { revokeDecision } from "./revoke-decision.ts";
import { skipDisputed } from "./skip-disputed.ts";
import { takeItems } from "./take-items.ts";

let ana: Member;
let ben: Member;
let cleo: Member;
let itemId: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  cleo = await createTestMember({ role: "curator", project: ana.project });
  [itemId = ""] = await insertBenchItems(ana.project.id, 6, { approved: 0, rejected: 0 });
});

const item = () => db.item.findUniqueOrThrow({ where: { id: itemId } });
const take = async (reviewer: Member, count: number) =>
  (await takeItems(reviewer, { filter: {}, count, held: [] })).items.map(({ id }) => id);

/** What Ana approved is a known item from now on. */
async function known(itemVersion = 1): Promise<string> {
  const sent = sentDecision(itemId, { itemVersion });
  await recordDecision(ana, sent);
  await markKnown(cleo, { itemId, note: "" });
  return sent.id;
}

it("is settled like any other, by anybody, once it waits again", async () => {
  const decision = await known();
  await followPolicy(cleo, { knownShare: 50 });
  while ((await db.decision.count({ where: { itemId, kind: "known" } })) === 0)
    for (const id of await take(ben, 6)) await recordDecision(ben, sentDecision(id));
  await revokeDecision(ana, decision);
  expect(await item()).toMatchObject({ status: "pending" });
  const again = sentDecision(itemId);
  await recordDecision(ana, again);
  expect(await item()).toMatchObject({ status: "approved" });
  await revokeDecision(ana, again.id);
  await releaseItems(ana, [itemId]);
  expect(await take(ben, 6)).toEqual([itemId]);
  await recordDecision(ben, sentDecision(itemId));
  expect(await item()).toMatchObject({ status: "approved", given: 1 });
});

it.each<Partial<ReviewPolicy>>([{ rule: "adjudicator" }, { reviewers: 2, mostReviewers: 2 }])(
  "leaves open what becomes of it where the first decision on another would: %o",
  async (policy) => {
    await known();
    await followPolicy(cleo, { ...policy, knownShare: 50 });
    const taken = await take(ben, 6);
    expect(taken).toContain(itemId);
    for (const id of taken)
      expect(await recordDecision(ben, sentDecision(id))).toMatchObject({ status: "pending", category: null });
  },
);

it("tests nobody who had the item on their desk before it was one", async () => {
  expect(await take(ben, 1)).toEqual([itemId]);
  const { instruction, input, output } = await item();
  await saveItemText(ben, itemId, { baseVersion: 1, instruction, input, output: `${output} More.` });
  await releaseItems(ben, [itemId]);
  await known(2);
  expect(await take(ben, 6)).not.toContain(itemId);
});

it("waits on its page, too, for the one who has it on their desk", async () => {
  await known();
  await followPolicy(cleo, { knownShare: 50 });
  expect(await take(ben, 6)).toContain(itemId);
  const number = Number((await item()).sequence);
  expect(await findItem(ben, number)).toMatchObject({ status: "pending", category: null, decisions: [] });
  expect(await findItem(cleo, number)).toMatchObject({ status: "approved", decisions: [{}] });
  await recordDecision(ben, sentDecision(itemId));
  expect(await findItem(ben, number)).toMatchObject({ status: "approved" });
});

it("is reviewed, and not answered, by who has a review of it that stands", async () => {
  await known();
  await skipDisputed(cleo, { itemId, skipped: true });
  const [late, again] = [sentDecision(itemId, { category: "IE" }), sentDecision(itemId, { category: "GEN" })];
  await recordDecision(cleo, late);
  await skipDisputed(cleo, { itemId, skipped: true });
  await recordDecision(cleo, again);
  expect(await db.decision.count({ where: { itemId, kind: "known" } })).toBe(0);
  expect(await findWrongReviews(cleo.project.id)).toEqual([]);
});

it("is nothing that waits once it is set aside as a duplicate", async () => {
  await known();
  await followPolicy(cleo, { knownShare: 50 });
  expect(await take(ben, 6)).toContain(itemId);
  await db.item.update({ where: { id: itemId }, data: { status: "rejected", duplicateOfId: randomUUID() } });
  expect((await holdItems(ben, [itemId])).items).toEqual([]);
  expect(await getReviewItem(ben, itemId)).toMatchObject({ status: "rejected" });
});
