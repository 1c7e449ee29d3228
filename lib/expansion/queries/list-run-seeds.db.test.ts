import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { findSeedAcceptance } from "./find-seed-acceptance.ts";
import { listRunSeeds } from "./list-run-seeds.ts";

let runs: TestRuns;
let run: { number: number; id: string };

const counted = [
  { shown: 9, accepted: 6, turnedAway: 4 },
  { shown: 3, accepted: 0, turnedAway: 0 },
  { shown: 5, accepted: 9, turnedAway: 1 },
  { shown: 5, accepted: 0, turnedAway: 7 },
];

beforeAll(async () => {
  runs = await createTestRuns(counted.length);
  run = await runs.start();
  for (const [position, data] of counted.entries()) {
    await db.runSeed.update({ where: { runId_position: { runId: run.id, position } }, data });
  }
});

test("the seeds of a run with what came of the calls that showed them", async () => {
  const { rows, total } = await listRunSeeds(runs.member, run.number, "number-asc");
  expect(total).toBe(4);
  expect(rows).toEqual(
    counted.map((counts, i) => ({
      number: i + 1,
      instruction: `Seed ${i} alpha${i} beta${i}`,
      category: "QA",
      ...counts,
    })),
  );
});

test.each([
  ["acceptance-desc", [3, 1, 4, 2]],
  ["acceptance-asc", [4, 1, 3, 2]],
  ["shown-desc", [1, 3, 4, 2]],
  ["turnedAway-asc", [2, 3, 1, 4]],
  ["number-desc", [4, 3, 2, 1]],
] as const)("sorted by %s, those that nothing came of stand last by acceptance", async (sort, expected) => {
  const { rows } = await listRunSeeds(runs.member, run.number, sort);
  expect(rows.map((row) => row.number)).toEqual(expected);
});

test("a run of another project is not found", async () => {
  const stranger = await createTestMember({ role: "admin" });
  await expect(listRunSeeds(stranger, run.number, "number-asc")).rejects.toMatchObject({ code: "not-found" });
});

test("what came of a seed is summed over the runs that showed it, in its own project", async () => {
  const later = await runs.start();
  await db.runSeed.update({
    where: { runId_position: { runId: later.id, position: 0 } },
    data: { shown: 2, accepted: 3, turnedAway: 1 },
  });
  expect(await findSeedAcceptance(runs.member, 1)).toEqual({ runs: 2, shown: 11, accepted: 9, turnedAway: 5 });
  const stranger = await createTestMember({ role: "admin" });
  expect(await findSeedAcceptance(stranger, 1)).toBeNull();
});
