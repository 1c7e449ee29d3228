import { beforeEach, describe, expect, it } from "vitest";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import type { DisputeFilter } from "../disagreement-schema.ts";
import { countDisputed } from "../queries/count-disputed.ts";
import { getDisputedItem } from "../queries/get-disputed-item.ts";
import { decideBy, followPolicy, sentDecision } from "../testing/make-disputed.ts";
import { adjudicate } from "./adjudicate.ts";
import { holdDisputed } from "./hold-disputed.ts";
import { recordDecision } from "./record-decision.ts";
import { releaseItems } from "./release-items.ts";
import { skipDisputed } from "./skip-disputed.ts";
import { takeDisputed } from "./take-disputed.ts";

let ana: Member;
let ben: Member;
let cora: Member;
let dan: Member;
let ids: string[];

beforeEach(async () => {
  cora = await createTestMember({ role: "curator" });
  const join = (role: "annotator" | "curator") => createTestMember({ role, project: cora.project });
  [ana, ben, dan] = [await join("annotator"), await join("annotator"), await join("curator")];
  await followPolicy(cora, { rule: "adjudicator", reviewers: 2, mostReviewers: 2 });
  ids = await insertBenchItems(cora.project.id, 4, { approved: 0, rejected: 0 });
  // The first two are disagreed on, the third is agreed, the fourth is decided by one alone.
  for (const id of ids.slice(0, 2))
    await decideBy(id, [
      [ana, {}],
      [ben, { category: "IE" }],
    ]);
  await decideBy(ids[2] as string, [
    [ana, {}],
    [ben, {}],
  ]);
  await decideBy(ids[3] as string, [[ana, {}]]);
});

async function take(member: Member, filter: DisputeFilter = {}, held: string[] = [], count = 3) {
  const { items, counts } = await takeDisputed(member, { filter, count, held });
  return { taken: items.map((item) => ids.indexOf(item.id)), items, counts };
}

describe("the items that wait for an adjudicator", () => {
  it("are those on which all have decided, the oldest first, or only those where they disagree", async () => {
    expect(await take(cora)).toMatchObject({ taken: [0, 1, 2], counts: { all: 3, disagreeing: 2 } });
    expect((await take(cora)).items.map((item) => item.agreed)).toEqual([false, false, true]);
    expect((await take(cora, { scope: "disagreeing" })).taken).toEqual([0, 1]);
    expect(await countDisputed(cora)).toBe(3);
  });

  it("tell nothing of who decided or commented: no name, no id, no time", async () => {
    await db.comment.create({
      data: {
        id: crypto.randomUUID(),
        projectId: cora.project.id,
        itemId: ids[0] as string,
        authorId: ben.userId,
        body: `Not QA, @${ana.name}: it lists entities.`,
        mentions: { create: { userId: ana.userId, projectId: cora.project.id } },
      },
    });
    const { items } = await take(cora);
    const sent = JSON.stringify(items);
    for (const { userId, name, email } of [ana, ben]) {
      expect(sent).not.toContain(userId);
      expect(sent).not.toContain(name);
      expect(sent).not.toContain(email);
    }
    const decisions = await db.decision.findMany({ where: { projectId: cora.project.id } });
    for (const { id, createdAt } of decisions) {
      expect(sent).not.toContain(id);
      expect(sent).not.toContain(createdAt.toISOString());
    }
    const [first] = items;
    expect(first?.answers).toMatchObject([
      { letter: "A", reviewer: null, own: false, surplus: false },
      { letter: "B", reviewer: null, own: false, surplus: false },
    ]);
    const letter = first?.answers.find((answer) => answer.category === "IE")?.letter;
    const body = "Not QA, @…: it lists entities.";
    expect(first?.comments).toEqual([{ id: null, letter, own: false, author: null, body, resolved: false }]);
  });

  it("have their answers in the same order for every adjudicator", async () => {
    const { items } = await take(cora);
    for (const { id, answers } of items) {
      expect((await getDisputedItem(dan, id)).answers).toEqual(answers);
    }
  });

  it("bring the text that a reviewer decided on, where it is an older one", async () => {
    const [id] = ids as [string];
    const { output } = await db.item.findUniqueOrThrow({ where: { id } });
    await saveItemText(dan, id, { baseVersion: 1, instruction: "Name two drugs.", input: "", output: "A and B." });
    const { items } = await take(cora, { item: 1 }, [], 1);
    expect(items).toMatchObject([{ version: 2, seen: { 1: { output } }, answers: [{ itemVersion: 1 }, {}] }]);
  });

  it("have a surplus decision marked as such", async () => {
    const eva = await createTestMember({ role: "annotator", project: cora.project });
    await decideBy(ids[0] as string, [[eva, { category: "GEN" }]]);
    const { answers } = await getDisputedItem(cora, ids[0] as string);
    expect(answers.filter((answer) => answer.surplus)).toMatchObject([{ category: "GEN" }]);
    expect(answers).toHaveLength(3);
  });

  it("go to one adjudicator at a time, who can let go of them", async () => {
    expect((await take(cora, {}, [], 2)).taken).toEqual([0, 1]);
    expect((await take(dan)).taken).toEqual([2]);
    expect(await holdDisputed(dan, ids)).toEqual([ids[2]]);
    await releaseItems(cora, [ids[0] as string]);
    expect((await take(dan, {}, [ids[2] as string])).taken).toEqual([0]);
  });

  it("are never with two adjudicators who ask at once", async () => {
    const people = await Promise.all([1, 2, 3].map(() => createTestMember({ role: "curator", project: cora.project })));
    const taken = (await Promise.all(people.map((person) => take(person, {}, [], 1)))).flatMap((each) => each.taken);
    expect(taken.sort()).toEqual([0, 1, 2]);
  });

  it("come after all others where the adjudicator decided them, and last where they were set aside", async () => {
    // A surplus one, by the adjudicator themself.
    await recordDecision(cora, sentDecision(ids[0] as string));
    await skipDisputed(cora, { itemId: ids[1] as string, skipped: true });
    const { taken, items } = await take(cora);
    expect(taken).toEqual([2, 0, 1]);
    expect(items[1]?.answers.filter((answer) => answer.own)).toHaveLength(1);
    expect(await skipDisputed(cora, { itemId: ids[1] as string, skipped: false })).toEqual({ held: true });
    expect((await take(cora)).taken).toEqual([1, 2, 0]);
  });

  it("can be asked for by number, also what another adjudicator looks at; what waits for none is not given", async () => {
    await take(cora);
    const sequence = async (i: number) =>
      Number((await db.item.findUniqueOrThrow({ where: { id: ids[i] as string } })).sequence);
    expect((await take(dan, { item: await sequence(1) })).taken).toEqual([1]);
    expect((await take(dan, { item: await sequence(3) })).taken).toEqual([]);
  });

  it("are gone once they are settled", async () => {
    await adjudicate(cora, sentDecision(ids[0] as string));
    expect(await take(cora)).toMatchObject({ taken: [1, 2], counts: { all: 2, disagreeing: 1 } });
  });
});

describe("what an adjudicator may look at", () => {
  it("is not an annotator's, and another project's item is not found", async () => {
    await expect(takeDisputed(ana, { filter: {}, count: 1, held: [] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getDisputedItem(ana, ids[0] as string)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await createTestMember({ role: "curator" });
    await expect(getDisputedItem(stranger, ids[0] as string)).rejects.toMatchObject({ code: "not-found" });
    await expect(skipDisputed(stranger, { itemId: ids[0] as string, skipped: true })).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await take(stranger)).counts).toEqual({ all: 0, disagreeing: 0 });
  });

  it("does not tell what was decided while reviewers still decide", async () => {
    expect(await getDisputedItem(cora, ids[3] as string)).toMatchObject({
      answers: [],
      comments: [],
      settlement: null,
    });
  });
});
