import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { addComment } from "#lib/items/commands/add-comment.ts";
import { itemFilter } from "#lib/items/item-filter.ts";
import { countByStatus } from "#lib/items/queries/count-by-status.ts";
import { findItem } from "#lib/items/queries/find-item.ts";
import { countUnreadMentions, listComments } from "#lib/items/queries/list-comments.ts";
import { listFacets } from "#lib/items/queries/list-facets.ts";
import { listItems } from "#lib/items/queries/list-items.ts";
import { listNeighbours } from "#lib/items/queries/list-neighbours.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember, createTestProject } from "#lib/team/testing/create-test-member.ts";
import type { ReviewPolicy } from "../policy.ts";
import { compareSuggestions } from "../queries/compare-suggestions.ts";
import { countDisputes } from "../queries/count-disputed.ts";
import { countOutcomes } from "../queries/count-outcomes.ts";
import { describeAgreement } from "../queries/describe-agreement.ts";
import { getDisputedItem } from "../queries/get-disputed-item.ts";
import { getReviewItem } from "../queries/get-review-item.ts";
import { decideBy, followPolicy, sentDecision } from "../testing/make-disputed.ts";
import { recordDecision } from "./record-decision.ts";
import { revokeDecision } from "./revoke-decision.ts";
import { takeDisputed } from "./take-disputed.ts";
import { takeItems } from "./take-items.ts";

/** What somebody other than who decided can find out, by every query that tells of items; what each has of its own world is named alike. */
async function tell(reader: Member, itemId: string, people: readonly Member[]): Promise<string> {
  const pair = people.map(({ userId }) => userId).join(".");
  const lead = reader.role === "curator";
  const filters = [{}, { status: "approved" }, { status: "rejected" }, { decided: "QA" }, { category: "QA" }, { pair }];
  const more = [{ sort: "updated-desc" }, { pair, agree: "yes" }, { pair, agree: "no" }];
  const agreement = await describeAgreement(reader, "answer");
  const told = {
    page: await findItem(reader, 1),
    tables: await Promise.all([...filters, ...more].map((each) => listItems(reader, itemFilter.parse(each)))),
    counts: [await countByStatus(reader), await listFacets(reader), await countOutcomes(reader)],
    // The index is made in the background, by each project in its own time.
    neighbours: await vi.waitUntil(
      async () => {
        const found = await listNeighbours(reader, itemId);
        return found.state === "ready" ? found : false;
      },
      { timeout: 30_000 },
    ),
    comments: await listComments(reader, { show: "open", after: null, before: null }),
    mentions: [
      await listComments(reader, { show: "mentions", after: null, before: null }),
      await countUnreadMentions(reader),
    ],
    agreement: { ...agreement, countedAt: null },
    suggestions: await compareSuggestions(reader),
    desk: reader.role === "viewer" ? null : await getReviewItem(reader, itemId),
    disputes: lead ? [await getDisputedItem(reader, itemId), await countDisputes(reader)] : null,
    disputed: lead ? await takeDisputed(reader, { filter: {}, count: 5, held: [] }) : null,
    queue: reader.role === "viewer" ? null : await takeItems(reader, { filter: {}, count: 1, held: [] }),
  };
  const ids: string[] = [];
  const placeOf = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1);
  // Letters are drawn, so their order is another one in each world.
  const unlettered = (_: string, value: unknown) =>
    Array.isArray(value) && value[0]?.letter
      ? value.map((answer) => JSON.stringify({ ...answer, letter: "?" })).sort()
      : value;
  return JSON.stringify(told, unlettered, 1)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => `id ${placeOf(id)}`)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "a time")
    .replace(/"(before|after|previous|next)": "[^"]*"/g, '"$1": "a place"');
}

const approval = { verdict: "approve", category: "QA", comment: "" } as const;
const rejection = { verdict: "reject", category: null, comment: "The dose is wrong." } as const;

/** A project like any other of these: the same people by name, the same texts. */
async function makeWorld(rule: ReviewPolicy["rule"]) {
  const project = await createTestProject();
  const join = async (role: Member["role"], name: string) => {
    const member = await createTestMember({ role, project });
    await db.user.update({ where: { id: member.userId }, data: { name } });
    return { ...member, name };
  };
  const [ana, ben] = [await join("annotator", "Ana"), await join("annotator", "Ben")];
  const [cleo, vic] = [await join("curator", "Cleo"), await join("viewer", "Vic")];
  const [itemId = ""] = await insertBenchItems(project.id, 3, { approved: 0, rejected: 0 });
  await followPolicy(cleo, { rule, reviewers: 2, mostReviewers: rule === "majority" ? 3 : 2 });
  return { itemId, ana, ben, cleo, vic, tell: (reader: Member) => tell(reader, itemId, [ana, ben]) };
}

it.each(["first", "majority"] as const)(
  "tells nobody how the first of two decided, nor what they wrote, by the rule %s",
  async (rule) => {
    const worlds = [approval, rejection].map(async (answer) => {
      const { itemId, ana, ben, cleo, vic, tell } = await makeWorld(rule);
      const others = [ben, cleo, vic];
      const mentions = others.map(({ userId }) => userId);
      await addComment(ana, itemId, { id: randomUUID(), body: answer.verdict, mentions });
      const sent = sentDecision(itemId, answer);
      await recordDecision(ana, sent);
      const told = [];
      for (const reader of others) told.push(await tell(reader));
      await revokeDecision(ana, sent.id);
      for (const reader of others) told.push(await tell(reader));
      await decideBy(itemId, [
        [ana, answer],
        [ana, answer],
      ]);
      for (const reader of others) told.push(await tell(reader));
      return { told, own: await tell(ana) };
    });
    const [approved, rejected] = await Promise.all(worlds);
    expect(approved?.told).toEqual(rejected?.told);
    expect(approved?.own).not.toEqual(rejected?.own);
  },
);

it.each(["unanimous", "adjudicator"] as const)(
  "tells no adjudicator who of two said what, by the rule %s",
  async (rule) => {
    const worlds = [false, true].map(async (swapped) => {
      const { itemId, ana, ben, cleo, vic, tell } = await makeWorld(rule);
      await decideBy(itemId, [
        [ana, swapped ? rejection : approval],
        [ben, swapped ? approval : rejection],
      ]);
      return [await tell(cleo), await tell(vic)];
    });
    const [one, other] = await Promise.all(worlds);
    expect(one).toEqual(other);
  },
);
