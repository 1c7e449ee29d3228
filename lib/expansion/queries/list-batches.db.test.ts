import { expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { noteBatches } from "../commands/note-batches.ts";
import { createTestRuns } from "../testing/create-test-run.ts";
import { listEndpoints } from "./endpoints.ts";
import { listBatches } from "./list-batches.ts";

const start = { after: null, before: null };

test("a run's batches are listed newest first, each in the words of its state", async () => {
  const runs = await createTestRuns();
  const run = await runs.start();
  const over = { endedAt: new Date(), providerId: "batch_1", inputFileId: "file-1" };
  const stored = [
    { status: "preparing" as const },
    { status: "preparing" as const, inputFileId: "file-1" },
    { status: "submitted" as const, providerId: "batch_1", state: "in_progress", submittedAt: new Date(0) },
    { status: "submitted" as const, providerId: "batch_1", state: "paused_by_moon" },
    { status: "submitted" as const, providerId: "batch_1", state: "completed" },
    { status: "done" as const, state: "completed", answered: 3, putBack: 1, ...over },
    { status: "done" as const, state: "expired", ...over },
    { status: "failed" as const, state: "failed", error: "line 1: no", ...over },
    { status: "cancelled" as const, state: "cancelled", ...over },
    { status: "cancelled" as const, endedAt: new Date() },
  ];
  const { endpointId, member } = runs;
  const common = { projectId: member.project.id, runId: run.id, endpointId, model: "m", callCount: 4 };
  await db.batch.createMany({ data: stored.map((one, i) => ({ ...common, number: i + 1, ...one })) });
  const { rows, next } = await listBatches(member, run.number, start);
  expect(next).toBeNull();
  expect(rows.map((row) => [row.number, row.standing])).toEqual([
    [10, "dissolved"],
    [9, "cancelled"],
    [8, "failed"],
    [7, "expired"],
    [6, "done"],
    [5, "takingIn"],
    [4, "unknown"],
    [3, "in_progress"],
    [2, "handedIn"],
    [1, "preparing"],
  ]);
  expect(rows[4]).toMatchObject({ calls: 4, answered: 3, putBack: 1, nextLookAt: null });
  expect(rows[7]).toMatchObject({ answered: null, submittedAt: "1970-01-01T00:00:00.000Z", state: "in_progress" });
  expect(rows[2]?.error).toBe("line 1: no");
});

test("the batches of another project are not found", async () => {
  const runs = await createTestRuns();
  const { number } = await runs.start();
  const stranger = await createTestMember();
  await expect(listBatches(stranger, number + 100, start)).rejects.toMatchObject({ code: "not-found" });
});

test("whether an endpoint takes batches is kept for its own project alone", async () => {
  const { member, endpointId } = await createTestRuns();
  await noteBatches(await createTestMember(), endpointId, true);
  expect((await listEndpoints(member))[0]?.batches).toBe(false);
  await noteBatches(member, endpointId, true);
  expect((await listEndpoints(member))[0]?.batches).toBe(true);
});
