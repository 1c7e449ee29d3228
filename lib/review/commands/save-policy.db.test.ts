import { beforeEach, describe, expect, it } from "vitest";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { firstPolicy, reviewPolicy } from "../policy.ts";
import { describePolicy } from "../queries/describe-policy.ts";
import { decideBy } from "../testing/make-disputed.ts";
import { savePolicy } from "./save-policy.ts";

const double = reviewPolicy.parse({ rule: "majority", reviewers: 2, mostReviewers: 3 });
const single = reviewPolicy.parse({ order: "random", orderSeed: 7 });
let cleo: Member;

beforeEach(async () => {
  cleo = await createTestMember({ role: "curator" });
});

const audited = () => db.auditEvent.findMany({ where: { projectId: cleo.project.id }, orderBy: { at: "asc" } });

describe("saving how a project reviews", () => {
  it("adds a policy, and keeps the ones before with who changed what", async () => {
    expect(await savePolicy(cleo, { base: 0, policy: double })).toEqual({ number: 1 });
    expect(await savePolicy(cleo, { base: 1, policy: { ...double, hiddenShare: 30 } })).toEqual({ number: 2 });
    expect(await describePolicy(cleo)).toEqual({
      number: 2,
      policy: { ...double, hiddenShare: 30 },
      saved: [
        { number: 2, by: cleo.name, at: expect.any(Date), changes: [{ setting: "hiddenShare", from: 0, to: 30 }] },
        {
          number: 1,
          by: cleo.name,
          at: expect.any(Date),
          changes: [
            { setting: "rule", from: "first", to: "majority" },
            { setting: "reviewers", from: 1, to: 2 },
            { setting: "mostReviewers", from: 1, to: 3 },
          ],
        },
      ],
      underWay: 0,
      short: 0,
    });
    expect(await audited()).toMatchObject([
      {
        action: "review.policy",
        subject: "1",
        actorId: cleo.userId,
        detail: { rule: { from: "first", to: "majority" } },
      },
      { action: "review.policy", subject: "2", detail: { number: 2, hiddenShare: { from: 0, to: 30 } } },
    ]);
  });

  it("saves nothing where nothing differs", async () => {
    expect(await savePolicy(cleo, { base: 0, policy: firstPolicy })).toEqual({ number: 0 });
    expect(await audited()).toEqual([]);
  });

  it("tells the second of two at once that there is another one now, and which", async () => {
    const results = await Promise.allSettled([
      savePolicy(cleo, { base: 0, policy: double }),
      savePolicy(cleo, { base: 0, policy: single }),
    ]);
    const { policy } = await describePolicy(cleo);
    expect(results.filter((result) => result.status === "rejected")).toMatchObject([
      {
        reason: {
          code: "conflict",
          message: "reviewSetup.policy.errors.changed",
          values: { number: 1, name: cleo.name },
          data: { number: 1, policy },
        },
      },
    ]);
    expect(await audited()).toHaveLength(1);
  });

  it("is for curators and admins, and for a project's own", async () => {
    const annotator = await createTestMember({ role: "annotator", project: cleo.project });
    await expect(savePolicy(annotator, { base: 0, policy: double })).rejects.toMatchObject({ code: "forbidden" });
    await expect(describePolicy(annotator)).rejects.toMatchObject({ code: "forbidden" });
    await savePolicy(await createTestMember({ role: "admin" }), { base: 0, policy: double });
    expect(await describePolicy(cleo)).toMatchObject({ number: 0, policy: firstPolicy });
  });

  it("tells how many items wait for more decisions by an older policy", async () => {
    const place = (sequence: bigint, rest: object) => ({
      projectId: cleo.project.id,
      sequence,
      changeSequence: sequence,
      origin: "import" as const,
      instruction: "Name a gene.",
      input: "",
      output: "BRCA1",
      exactKey: String(sequence),
      ...rest,
    });
    await db.item.createMany({
      data: [
        place(1n, {}),
        place(2n, { policy: 0, given: 1, wanted: 2 }),
        place(3n, { policy: 1, given: 1, wanted: 2 }),
      ],
    });
    await savePolicy(cleo, { base: 0, policy: double });
    expect((await describePolicy(cleo)).underWay).toBe(1);
  });

  it("tells how many items wait for more reviewers than there are", async () => {
    const ana = await createTestMember({ role: "annotator", project: cleo.project });
    const [first = "", second = ""] = await insertBenchItems(cleo.project.id, 2, { approved: 0, rejected: 0 });
    await savePolicy(cleo, { base: 0, policy: double });
    await decideBy(first, [
      [cleo, {}],
      [ana, { verdict: "reject" }],
    ]);
    await decideBy(second, [[cleo, {}]]);
    expect((await describePolicy(cleo)).short).toBe(1);
    await createTestMember({ role: "annotator", project: cleo.project });
    expect((await describePolicy(cleo)).short).toBe(0);
  });
});
