import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { seededRandom } from "#lib/algorithms/random.ts";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { categories } from "#lib/items/schema.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { reviewPolicy, reviewRules } from "../policy.ts";
import { currentPolicy } from "../queries/policies.ts";
import { findWrongReviews } from "../testing/find-wrong-reviews.ts";
import { sentDecision } from "../testing/make-disputed.ts";
import { adjudicate } from "./adjudicate.ts";
import { holdDisputed } from "./hold-disputed.ts";
import { holdItems } from "./hold-items.ts";
import { markKnown } from "./mark-known.ts";
import { recordDecision } from "./record-decision.ts";
import { releaseItems } from "./release-items.ts";
import { resolveDuplicates } from "./resolve-duplicates.ts";
import { retireKnown } from "./retire-known.ts";
import { revokeAdjudication } from "./revoke-adjudication.ts";
import { revokeDecision } from "./revoke-decision.ts";
import { savePolicy } from "./save-policy.ts";
import { setReviewerPause } from "./set-reviewer-pause.ts";
import { skipDisputed } from "./skip-disputed.ts";
import { skipItem } from "./skip-item.ts";
import { takeDisputed } from "./take-disputed.ts";
import { takeItems } from "./take-items.ts";
import { bringBackItem, undoResolution } from "./undo-resolution.ts";

type Random = () => number;
const anyOf = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** What is there to be done something to. */
type Place = { projectId: string; lead: Member; people: Member[]; itemIds: string[]; random: Random };

async function answer(itemId: string, random: Random) {
  const { version } = await db.item.findUniqueOrThrow({ where: { id: itemId }, select: { version: true } });
  const rejects = random() < 0.3;
  return sentDecision(itemId, {
    itemVersion: version,
    ...(rejects ? { verdict: "reject" as const } : { category: anyOf(categories.slice(0, 2), random) }),
  });
}

const anyPolicy = (random: Random) => {
  const reviewers = 1 + Math.floor(random() * 3);
  return reviewPolicy.parse({
    rule: anyOf(reviewRules, random),
    reviewers,
    overlap: anyOf([0, 50, 100, 100], random),
    mostReviewers: reviewers + Math.floor(random() * 2),
    knownShare: anyOf([0, 30, 50], random),
    knownLimit: anyOf([0, 90], random),
    knownWindow: 3,
    order: anyOf(["oldest", "random", "disagreement"], random),
  });
};

/** What somebody may do to an item or an own decision at any time. All are admins, so that anybody may do anything. */
const acts: Record<string, (member: Member, itemId: string, place: Place) => Promise<unknown>> = {
  take: async (member, _, { random }) => {
    const { items } = await takeItems(member, { filter: {}, count: 3, held: [] });
    for (const { id } of items) if (random() < 0.8) await recordDecision(member, await answer(id, random));
  },
  decide: async (member, itemId, { random }) => recordDecision(member, await answer(itemId, random)),
  twice: async (member, itemId, { random }) => {
    const sent = await answer(itemId, random);
    await Promise.all([recordDecision(member, sent), recordDecision(member, sent)]);
    expect(await db.decision.count({ where: { id: sent.id } })).toBe(1);
  },
  undo: async (member, _, { projectId }) => {
    const last = await db.decision.findFirst({
      where: { projectId, reviewerId: member.userId, revokedAt: null, kind: { not: "adjudication" } },
      orderBy: { createdAt: "desc" },
    });
    if (last) await revokeDecision(member, last.id);
  },
  skip: (member, itemId, { random }) => skipItem(member, { itemId, skipped: random() < 0.5 }),
  release: (member, _, { itemIds }) => releaseItems(member, itemIds),
  hold: (member, _, { itemIds }) => holdItems(member, itemIds),
  takeDisputed: async (member, _, { random }) => {
    const { items } = await takeDisputed(member, { filter: { scope: "all" }, count: 3, held: [] });
    for (const { id } of items) await adjudicate(member, await answer(id, random));
  },
  holdDisputed: (member, _, { itemIds }) => holdDisputed(member, itemIds),
  skipDisputed: (member, itemId, { random }) => skipDisputed(member, { itemId, skipped: random() < 0.5 }),
  undoAdjudication: async (member, _, { projectId }) => {
    const last = await db.decision.findFirst({
      where: { projectId, reviewerId: member.userId, revokedAt: null, kind: "adjudication" },
    });
    if (last) await revokeAdjudication(member, last.id);
  },
  edit: async (member, itemId, { random }) => {
    const { version, instruction, input } = await db.item.findUniqueOrThrow({ where: { id: itemId } });
    await saveItemText(member, itemId, { baseVersion: version, instruction, input, output: `${random()} mg` });
  },
  setAside: async (member, itemId, { itemIds, random }) => {
    const keep = anyOf(itemIds, random);
    const setAside = [itemId, anyOf(itemIds, random)];
    const sent = { id: randomUUID(), threshold: 0.7, mergeTags: true, rest: null };
    const { id } = await resolveDuplicates(member, { ...sent, keep: { of: "item", id: keep }, setAside });
    if (random() < 0.5) await undoResolution(member, { id });
  },
  bringBack: (member, itemId) => bringBackItem(member, { itemId }),
  known: (member, itemId) => markKnown(member, { itemId, note: "" }),
  retire: (member, itemId) => retireKnown(member, { itemId }),
  pause: (member, _, { people, random }) =>
    setReviewerPause(member, { userId: anyOf(people, random).userId, paused: random() < 0.5 }),
  policy: async (member, _, { projectId, random }) => {
    const { number } = await currentPolicy(db, projectId);
    await savePolicy(member, { base: number, policy: anyPolicy(random) });
  },
};
const names = Object.keys(acts);
/** Reviewing is most of what people do. */
const often = [...names, ...Array(8).fill("take"), ...Array(6).fill("decide"), ...Array(4).fill("undo")];

/** Does it; what is refused is refused. Anything else, such as a deadlock, is none. */
async function attempt(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function storm(seed: string, steps: number): Promise<Place> {
  const random = seededRandom(seed);
  const lead = await createTestMember({ role: "admin" });
  const people = [lead];
  for (let i = 0; i < 5; i++) people.push(await createTestMember({ role: "admin", project: lead.project }));
  const projectId = lead.project.id;
  const itemIds = await insertBenchItems(projectId, 8, { approved: 0, rejected: 0 });
  const place = { projectId, lead, people, itemIds, random };
  await savePolicy(lead, { base: 0, policy: anyPolicy(random) });
  await Promise.all(
    people.map(async (member) => {
      for (let i = 0; i < steps; i++) {
        const name = anyOf(often, random);
        await attempt(() => acts[name]?.(member, anyOf(itemIds, random), place) as Promise<unknown>);
      }
    }),
  );
  return place;
}

/** Everybody lets go of what they have, brings back what is set aside, and then works until nothing waits. */
async function workOff({ projectId, lead, people, itemIds, random }: Place): Promise<void> {
  await db.reviewer.updateMany({ where: { projectId }, data: { pausedAt: null } });
  for (const itemId of itemIds) await bringBackItem(lead, { itemId });
  const { number, policy } = await currentPolicy(db, projectId);
  await savePolicy(lead, { base: number, policy: { ...policy, knownLimit: 0 } });
  for (const member of people) await releaseItems(member, itemIds);
  for (let moved = true; moved; ) {
    moved = false;
    for (const member of people) {
      const { items } = await takeItems(member, { filter: {}, count: 10, held: [] });
      for (const { id } of items) await recordDecision(member, await answer(id, random));
      const disputed = await takeDisputed(member, { filter: { scope: "all" }, count: 10, held: [] });
      for (const { id } of disputed.items) await adjudicate(member, await answer(id, random));
      moved ||= items.length + disputed.items.length > 0;
    }
  }
}

const storms = Array.from({ length: 2 * Number(process.env.PROPERTY_TIMES || 1) }, (_, i) => `storm ${i + 1}`);
it.each(storms)("keeps every item as its decisions make it, and lets none get stuck: %s", async (seed) => {
  const place = await storm(seed, 25);
  expect(await findWrongReviews(place.projectId)).toEqual([]);
  await workOff(place);
  expect(await findWrongReviews(place.projectId)).toEqual([]);
  const open = await db.item.findMany({
    where: { projectId: place.projectId, status: "pending" },
    select: { sequence: true, wanted: true, given: true, disputed: true, known: true, decisions: true },
  });
  expect(open).toEqual([]);
});
