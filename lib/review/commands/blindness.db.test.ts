import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { addComment } from "#lib/items/commands/add-comment.ts";
import { resolveComment } from "#lib/items/commands/resolve-comment.ts";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { itemFilter } from "#lib/items/item-filter.ts";
import { findItem } from "#lib/items/queries/find-item.ts";
import { listComments } from "#lib/items/queries/list-comments.ts";
import { listItems } from "#lib/items/queries/list-items.ts";
import { listNeighbours } from "#lib/items/queries/list-neighbours.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { getDisputedItem } from "../queries/get-disputed-item.ts";
import { getReviewItem } from "../queries/get-review-item.ts";
import { decideBy, followPolicy, sentDecision } from "../testing/make-disputed.ts";
import { recordDecision } from "./record-decision.ts";
import { revokeDecision } from "./revoke-decision.ts";

let ana: Member;
let ben: Member;
let cleo: Member;
let itemId: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  cleo = await createTestMember({ role: "curator", project: ana.project });
  [itemId = ""] = await insertBenchItems(ana.project.id, 1, { approved: 0, rejected: 0 });
});

const rejection = { verdict: "reject", comment: "the dose is wrong" } as const;
const page = (reader: Member) => findItem(reader, 1);
const comments = async (reader: Member) =>
  (await listComments(reader, { show: "open", after: null, before: null })).rows.map(({ body }) => body);

async function edit(editor: Member) {
  const { instruction, input, output } = await db.item.findUniqueOrThrow({ where: { id: itemId } });
  await saveItemText(editor, itemId, { baseVersion: 1, instruction, input, output: `${output} More.` });
}

it("does not tell the second reviewer what the first decided and took back", async () => {
  await followPolicy(cleo, { reviewers: 2, mostReviewers: 2 });
  const sent = sentDecision(itemId, rejection);
  await recordDecision(ana, sent);
  await revokeDecision(ana, sent.id);
  expect((await page(ben))?.decisions).toEqual([]);
  expect((await page(ana))?.decisions).toHaveLength(1);
});

it("keeps back what somebody writes who is about to decide, until all have decided", async () => {
  await followPolicy(cleo, { reviewers: 2, mostReviewers: 2 });
  const id = randomUUID();
  await addComment(ana, itemId, { id, body: "Reject it." });
  expect([await getReviewItem(ben, itemId), await page(ben)]).toMatchObject(
    Array(2).fill({ comments: [], hiddenComments: 1 }),
  );
  expect([await comments(ben), await comments(ana)]).toEqual([[], ["Reject it."]]);
  await expect(resolveComment(ben, id, true)).rejects.toMatchObject({ code: "not-found" });
  await decideBy(itemId, [
    [ana, rejection],
    [ben, rejection],
  ]);
  expect((await getReviewItem(ben, itemId)).comments).toHaveLength(1);
  expect(await comments(ben)).toEqual(["Reject it."]);
});

it("hides no comment where one reviewer decides an item", async () => {
  await addComment(ana, itemId, { id: randomUUID(), body: "Is that the dose?" });
  expect((await getReviewItem(ben, itemId)).comments).toHaveLength(1);
  expect(await comments(ben)).toHaveLength(1);
});

it("does not tell an adjudicator which text was decided on while reviewers still decide", async () => {
  await followPolicy(cleo, { reviewers: 2, mostReviewers: 2 });
  await recordDecision(ana, sentDecision(itemId));
  await edit(ben);
  expect(await getDisputedItem(cleo, itemId)).toMatchObject({ answers: [], seen: {} });
});

it("names nobody who edited an item while an adjudicator has to settle it", async () => {
  await followPolicy(cleo, { rule: "unanimous", reviewers: 2, mostReviewers: 2 });
  await edit(ana);
  await decideBy(itemId, [
    [ana, { itemVersion: 2 }],
    [ben, { ...rejection, itemVersion: 2 }],
  ]);
  const seen = [await page(cleo), await getReviewItem(cleo, itemId), await getDisputedItem(cleo, itemId)];
  for (const secret of [ana.name, ana.userId, ben.name, ben.userId]) expect(JSON.stringify(seen)).not.toContain(secret);
  expect((await page(ana))?.versions[0]?.editor).toBe(ana.name);
});

it("keeps back the kind of task with the category that models propose", async () => {
  await followPolicy(cleo, { hiddenShare: 100 });
  expect(await getReviewItem(ana, itemId)).toMatchObject({ suggestionsHidden: true, kind: "", proposedCategory: null });
});

it("notes that a reviewer knew what models propose who takes a decision back and decides again", async () => {
  await followPolicy(cleo, { hiddenShare: 100 });
  const [first, second] = [sentDecision(itemId), sentDecision(itemId)];
  expect((await recordDecision(ana, first)).proposal).not.toBeNull();
  await revokeDecision(ana, first.id);
  await recordDecision(ana, second);
  const decisions = await db.decision.findMany({ where: { itemId }, orderBy: { createdAt: "asc" } });
  expect(decisions.map((each) => each.suggestions)).toEqual([false, true]);
});

it("keeps what models propose from a reviewer in lists, on pages and beside other items, too, until they have decided", async () => {
  await followPolicy(cleo, { hiddenShare: 100 });
  const { sequence } = await db.item.update({
    where: { id: itemId },
    data: { proposedCategory: "IE", kind: "spans", proposalReason: "spans are asked for" },
  });
  const [other = ""] = await insertBenchItems(ana.project.id, 1, { approved: 0, rejected: 0 });
  const told = async (reader: Member) => {
    const beside = await vi.waitUntil(
      async () => {
        const found = await listNeighbours(reader, other);
        return found.state === "ready" ? found.neighbours : false;
      },
      { timeout: 30_000 },
    );
    const { rows } = await listItems(reader, itemFilter.parse({ q: `#${sequence}` }));
    const { proposedCategory, kind, proposalReason } = (await findItem(reader, Number(sequence))) ?? {};
    return [
      rows[0]?.proposedCategory,
      beside.find((each) => each.id === itemId)?.category,
      proposedCategory,
      kind,
      proposalReason,
    ];
  };
  expect(await told(ana)).toEqual([null, null, null, "", ""]);
  const proposed = ["IE", "IE", "IE", "spans", "spans are asked for"];
  // Who leads the review looks after the queue; who only reads decides nothing.
  expect(await told(cleo)).toEqual(proposed);
  expect(await told(await createTestMember({ role: "viewer", project: ana.project }))).toEqual(proposed);
  await followPolicy(cleo, { hiddenShare: 100, reviewers: 2, mostReviewers: 2 });
  await recordDecision(ana, sentDecision(itemId));
  expect(await told(ana)).toEqual(proposed);
});
