import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Category, ItemStatus } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { countItems } from "./count-items.ts";
import { countSeeds } from "./count-seeds.ts";
import { hasDataset } from "./has-dataset.ts";
import { listReviews } from "./list-reviews.ts";
import { listRunsUnderWay } from "./list-runs-under-way.ts";
import { sumRuns } from "./sum-runs.ts";

type Made = { status: ItemStatus; category: Category | null; proposed: Category | null };

async function insertItems(member: Member, made: Made[]): Promise<string[]> {
  const rows = made.map(({ status, category, proposed }, i) => ({
    id: randomUUID(),
    projectId: member.project.id,
    sequence: BigInt(i + 1),
    changeSequence: BigInt(i + 1),
    origin: "import" as const,
    instruction: `Task ${i}`,
    input: "",
    output: "Yes.",
    exactKey: randomUUID(),
    status,
    category,
    proposedCategory: proposed,
  }));
  await db.item.createMany({ data: rows });
  return rows.map((row) => row.id);
}

async function insertRun(member: Member, number: number, data: Record<string, unknown>) {
  const endpoint = await db.modelEndpoint.create({ data: { projectId: member.project.id, name: "Practice" } });
  return db.expansionRun.create({
    data: {
      projectId: member.project.id,
      number,
      endpointId: endpoint.id,
      endpointName: "Practice",
      model: "practice-1",
      status: "finished",
      settings: {},
      promptVersion: "1",
      target: 100,
      startedBy: member.userId,
      ...data,
    },
  });
}

describe("the overview", () => {
  it("counts items by status, decided and proposed category, of its own project alone", async () => {
    const member = await createTestMember({ role: "viewer" });
    await insertItems(await createTestMember(), [{ status: "approved", category: "QA", proposed: "QA" }]);
    await insertItems(member, [
      { status: "approved", category: "QA", proposed: "IE" },
      { status: "approved", category: "GEN", proposed: null },
      { status: "approved", category: "GEN", proposed: "GEN" },
      { status: "rejected", category: "IE", proposed: "IE" },
      { status: "pending", category: null, proposed: "IE" },
      { status: "pending", category: null, proposed: null },
    ]);
    expect(await countItems(member)).toMatchObject({
      total: 6,
      byStatus: { pending: 2, approved: 3, rejected: 1 },
      approved: { QA: 1, IE: 0, GEN: 2, OTHER: 0 },
      proposed: { QA: 0, IE: 1, GEN: 0, OTHER: 0, none: 1 },
    });
  });

  it("sums what the runs brought, and rejections by rule, most first", async () => {
    const member = await createTestMember();
    await insertRun(await createTestMember(), 1, { accepted: 50, rejected: 5, rejectedByRule: { nearDuplicate: 5 } });
    await insertRun(member, 1, {
      accepted: 10,
      rejected: 3,
      malformed: 1,
      rejectedByRule: { nearDuplicate: 2, emptyOutput: 1 },
    });
    await insertRun(member, 2, { accepted: 5, rejected: 4, rejectedByRule: { emptyOutput: 4, wrongScript: 0 } });
    expect(await sumRuns(member)).toEqual({
      runs: 2,
      candidates: 22,
      accepted: 15,
      malformed: 1,
      rejections: [
        { rule: "emptyOutput", count: 5 },
        { rule: "nearDuplicate", count: 2 },
      ],
    });
  });

  it("sums nothing where there is nothing", async () => {
    const member = await createTestMember();
    expect(await sumRuns(member)).toEqual({ runs: 0, candidates: 0, accepted: 0, malformed: 0, rejections: [] });
    expect(await countItems(member)).toMatchObject({ total: 0, byStatus: { pending: 0, approved: 0, rejected: 0 } });
    expect(await listRunsUnderWay(member)).toEqual([]);
    expect(await countSeeds(member)).toEqual({ active: 0, drafts: 0 });
    expect(await hasDataset(member)).toBe(false);
    expect((await listReviews(member)).people).toEqual([]);
  });

  it("lists the runs that run or are paused, newest first, with their pace while they ran", async () => {
    const member = await createTestMember();
    await insertRun(member, 1, { status: "finished", accepted: 9 });
    await insertRun(member, 2, { status: "paused", accepted: 30, ranBeforeMs: 120_000n });
    await insertRun(member, 3, { status: "running", accepted: 0, runningSince: new Date() });
    const runs = await listRunsUnderWay(member);
    expect(runs.map(({ number, status, itemsPerMinute }) => ({ number, status, itemsPerMinute }))).toEqual([
      { number: 3, status: "running", itemsPerMinute: null },
      { number: 2, status: "paused", itemsPerMinute: 15 },
    ]);
  });

  it("counts standing reviews by person and UTC day over the last 14 days", async () => {
    const [first, other] = [await createTestMember(), await createTestMember()];
    const second = await createTestMember({ role: "annotator", project: first.project });
    const items = await insertItems(
      first,
      Array.from({ length: 4 }, () => ({ status: "approved" as const, category: "QA" as const, proposed: null })),
    );
    const today = new Date().toISOString().slice(0, 10);
    const at = (daysAgo: number, time: string) => new Date(Date.parse(`${today}T${time}Z`) - daysAgo * 86_400_000);
    const decide = (member: Member, item: number, createdAt: Date, extra = {}) =>
      db.decision.create({
        data: {
          id: randomUUID(),
          projectId: member.project.id,
          itemId: items[item] as string,
          itemVersion: 1,
          reviewerId: member.userId,
          verdict: "approve",
          reasons: [],
          createdAt,
          ...extra,
        },
      });
    await decide(first, 0, at(13, "00:00:00"));
    await decide(first, 1, at(14, "23:59:59.999"));
    await decide(first, 2, at(1, "23:59:59.999"), { revokedAt: new Date() });
    await decide(second, 0, at(1, "23:59:59.999"));
    await decide(second, 1, at(0, "00:00:00"));
    await decide(other, 2, at(1, "12:00:00"));
    const reviews = await listReviews(first);
    expect(reviews.days).toHaveLength(14);
    expect(reviews.days.at(-1)).toBe(today);
    const none = Array.from({ length: 12 }, () => 0);
    expect(reviews.people).toEqual([
      { userId: second.userId, name: second.name, counts: [...none, 1, 1] },
      { userId: first.userId, name: first.name, counts: [1, ...none, 0] },
    ]);
  });

  it("counts active seeds and drafts, not archived ones", async () => {
    const member = await createTestMember();
    const statuses = ["active", "active", "draft", "archived"] as const;
    await db.seed.createMany({
      data: statuses.map((status, i) => ({
        projectId: member.project.id,
        number: i + 1,
        status,
        instruction: "Do",
        input: "",
        output: "Done",
        exactKey: `${i}`,
        sequence: BigInt(i),
        changeSequence: BigInt(i),
      })),
    });
    expect(await countSeeds(member)).toEqual({ active: 2, drafts: 1 });
  });
});
