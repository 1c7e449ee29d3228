import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { getVersion } from "../queries/get-version.ts";
import { listUnpreparedDatasets } from "../queries/list-unprepared.ts";
import { insertApprovedItems } from "../testing/insert-approved-items.ts";
import { freezeApproved } from "./freeze-approved.ts";
import { prepareDataset } from "./prepare-dataset.ts";

const root = join(import.meta.dirname, "..", "..", "..");

/** A process of its own that prepares the version, as a worker does. */
function startPreparing(versionId: string) {
  const script = `
    const { prepareDataset } = await import("#lib/datasets/commands/prepare-dataset.ts");
    await prepareDataset(${JSON.stringify(versionId)});`;
  return spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: root, stdio: "ignore" });
}

it("a version whose worker was killed is prepared by the next one, within seconds", async () => {
  const member = await createTestMember();
  await insertApprovedItems(member.project.id, [{ category: "QA" }, { category: "IE" }]);
  const { id } = await freezeApproved(member, { id: randomUUID(), name: "Killed", notes: "" });
  const leased = async () => (await db.datasetVersion.findUniqueOrThrow({ where: { id } })).leaseUntil !== null;

  // Nobody can read the rows while this stands: the worker is killed in the middle of its work.
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE dataset_version_items IN ACCESS EXCLUSIVE MODE`;
      const worker = startPreparing(id);
      await expect.poll(leased, { timeout: 15_000 }).toBe(true);
      expect(await listUnpreparedDatasets()).not.toContain(id);
      worker.kill("SIGKILL");
      await once(worker, "exit");
    },
    { timeout: 60_000 },
  );
  expect((await getVersion(member, 1)).status).toBe("preparing");

  await expect.poll(listUnpreparedDatasets, { timeout: 10_000 }).toContain(id);
  await prepareDataset(id);
  expect(await getVersion(member, 1)).toMatchObject({ status: "ready", manifest: { items: 2 } });
}, 60_000);
