import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { sendJobs } from "#lib/platform/jobs.ts";
import { createTestProject } from "#lib/team/testing/create-test-member.ts";
import { startWorker } from "./start-worker.ts";

test("a look does not wait behind the jobs that sweeps have sent again and again for others", async () => {
  await sendJobs(
    "scan-similarity",
    Array.from({ length: 60 }, () => ({ scanId: randomUUID() })),
  );
  const { id: projectId } = await createTestProject();
  const { id } = await db.similarityScan.create({ data: { id: randomUUID(), projectId, tokenizer: "rouge" } });
  await sendJobs("scan-similarity", [{ scanId: id }]);

  const worker = await startWorker(1);
  try {
    await expect
      .poll(async () => (await db.similarityScan.findUniqueOrThrow({ where: { id } })).status, { timeout: 20_000 })
      .toBe("done");
  } finally {
    await worker.stop();
  }
});
