import { beforeAll, expect, test } from "vitest";
import { db, type Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { getRunSide, listComparableRuns } from "./compare-runs.ts";
import { listRuns } from "./list-runs.ts";

let runs: TestRuns;
let member: Member;

beforeAll(async () => {
  runs = await createTestRuns();
  member = runs.member;
});

test("a side has the run's figures: shares, latencies, money, and what its items are like", async () => {
  const { number, id } = await runs.start(
    runs.settings({ classifyEndpointId: runs.endpointId, classifyModel: "small" }),
  );
  const projectId = member.project.id;
  await db.expansionRun.update({
    where: { id },
    data: {
      accepted: 4,
      rejected: 1,
      rejectedByRule: { lengthInWords: 1 },
      promptTokens: 1_000n,
      completionTokens: 500n,
      runningSince: null,
      ranBeforeMs: 60_000n,
      status: "paused",
    },
  });
  const latencies = Array.from({ length: 101 }, (_, i) => i * 10);
  await db.call.createMany({
    data: latencies.map((latencyMs, i) => ({
      projectId,
      runId: id,
      number: 1_000 + i,
      purpose: "expand" as const,
      status: "settled" as const,
      endpointId: runs.endpointId,
      model: "m",
      latencyMs,
    })),
  });
  const like = (i: number, more: Partial<Prisma.ItemCreateManyInput>): Prisma.ItemCreateManyInput => ({
    projectId,
    runId: id,
    sequence: BigInt(10_000 + i),
    changeSequence: 1n,
    origin: "call",
    exactKey: `k${i}`,
    instruction: "x".repeat(10 * (i + 1)),
    input: "",
    output: "y",
    ...more,
  });
  const { id: rejectionId } = await db.rejection.create({
    data: {
      projectId,
      runId: id,
      position: 9,
      sequence: 9_999n,
      rule: "r",
      detail: "",
      instruction: "",
      input: "",
      output: "",
    },
  });
  await db.item.createMany({
    data: [
      like(0, { proposedCategory: "QA", kind: "dosing" }),
      like(1, { proposedCategory: "QA", category: "IE", kind: "dosing" }),
      like(2, { kind: "triage" }),
      like(3, { proposedCategory: "IE", kind: "" }),
      // A person let it in, not the run.
      like(4, { proposedCategory: "GEN", kind: "restored", rejectionId }),
    ],
  });
  const spent = { projectId, runId: id, endpointId: runs.endpointId, model: "m", purpose: "expand" as const };
  await db.spending.createMany({
    data: [
      { ...spent, day: new Date("2026-01-01"), attempts: 3, unpriced: 1, charged: 2_500_000_000_000n },
      { ...spent, day: new Date("2026-01-02"), attempts: 1, charged: 500_000_000_000n },
    ],
  });
  const side = await getRunSide(member, number);
  expect(side).toMatchObject({
    number,
    accepted: 4,
    cost: { charged: 3, requests: 4, unpriced: 1 },
    latency: { median: 500, p95: 950 },
    elapsedMs: 60_000,
    rejectedByRule: { lengthInWords: 1 },
    items: {
      described: 4,
      categories: [
        { category: "IE", count: 2 },
        { category: "QA", count: 1 },
        { category: null, count: 1 },
      ],
      kinds: [
        { kind: "dosing", count: 2 },
        { kind: "triage", count: 1 },
      ],
      kindCount: 2,
      lengths: { instruction: [17.5, 25, 32.5], output: [1, 1, 1] },
    },
  });
  expect(side.settings).toContainEqual({ path: "classifyEndpoint", value: "Nowhere" });
});

test("a run that has only started can stand beside another", async () => {
  const { number } = await runs.start();
  expect(await getRunSide(member, number)).toMatchObject({
    latency: null,
    cost: { charged: 0, requests: 0 },
    items: { described: 0, categories: [], kinds: [], lengths: null },
  });
});

test("only expansion runs of the own project can be compared", async () => {
  const { number, id } = await runs.start();
  await db.expansionRun.update({ where: { id }, data: { purpose: "classify" } });
  await expect(getRunSide(member, number)).rejects.toMatchObject({ code: "not-found" });
  expect((await listComparableRuns(member)).map((run) => run.number)).not.toContain(number);
  const stranger = await createTestMember({ role: "admin" });
  await expect(getRunSide(stranger, 1)).rejects.toMatchObject({ code: "not-found" });
  expect(await listComparableRuns(stranger)).toEqual([]);
});

test("the list of runs says why one stopped, and what slows a running one", async () => {
  const others = await createTestRuns();
  const running = await others.start(others.settings({ concurrency: 16 }));
  const stopped = await others.start();
  await db.expansionRun.update({ where: { id: stopped.id }, data: { status: "failed", stopCode: "spendCap" } });
  await db.endpointPace.create({
    data: { endpointId: others.endpointId, model: "scripted", ceiling: 4.7, opened: 0, reason: "429: slow down" },
  });
  const { rows } = await listRuns(others.member, { after: null, before: null });
  expect(rows).toMatchObject([
    { number: stopped.number, stopCode: "spendCap", pace: null },
    {
      number: running.number,
      stopCode: null,
      concurrency: 16,
      pace: { ceiling: 4, broken: false, blockedUntil: null, reason: "429: slow down" },
    },
  ]);
});
