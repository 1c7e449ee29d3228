import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { describeScan } from "../queries/describe-scan.ts";
import { listDuplicateGroups } from "../queries/list-duplicate-groups.ts";
import { listUnfinishedScans } from "../queries/list-unfinished-scans.ts";
import { insertTexts } from "../testing/insert-texts.ts";
import { scanSimilarity } from "./scan-similarity.ts";
import { startScan } from "./start-scan.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const never = new AbortController().signal;

/** A process of its own that looks, as a worker does. */
function startLooking(scanId: string): ChildProcess {
  const script = `
    const { scanSimilarity } = await import("#lib/items/commands/scan-similarity.ts");
    const { disconnectDb } = await import("#lib/platform/db.ts");
    await scanSimilarity(${JSON.stringify(scanId)}, new AbortController().signal);
    await disconnectDb();`;
  return spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: root, stdio: "ignore" });
}

async function orderLook() {
  const member = await createTestMember();
  await insertTexts(member.project.id, [
    "List the doses of this drug",
    "List the doses of this drug",
    "Something else",
  ]);
  await startScan(member);
  const { id } = await db.similarityScan.findFirstOrThrow({ where: { projectId: member.project.id } });
  return { member, id };
}

const read = (id: string) => db.similarityScan.findUniqueOrThrow({ where: { id } });

/** Starts a worker on the look and calls `then` while it is in the middle of it: nobody can read items while that lasts. */
async function inTheMiddle(id: string, then: (worker: ChildProcess) => Promise<void>): Promise<ChildProcess> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE items IN ACCESS EXCLUSIVE MODE`;
      const worker = startLooking(id);
      await expect.poll(async () => (await read(id)).status, { timeout: 15_000 }).toBe("running");
      await then(worker);
      return worker;
    },
    { timeout: 60_000 },
  );
}

it("a look whose worker was killed is taken up by the next one, within seconds", async () => {
  const { member, id } = await orderLook();
  await inTheMiddle(id, async (worker) => {
    expect(await listUnfinishedScans()).not.toContain(id);
    worker.kill("SIGKILL");
    await once(worker, "exit");
  });
  expect((await read(id)).status).toBe("running");
  await expect.poll(listUnfinishedScans, { timeout: 12_000, interval: 200 }).toContain(id);
  await scanSimilarity(id, never);
  expect(await read(id)).toMatchObject({ status: "done", attempts: 2 });
  expect((await listDuplicateGroups(member, { threshold: 0.7 }))?.totals).toEqual({ groups: 1, items: 2 });
}, 60_000);

it("a worker that stood still while another did its look writes nothing when it goes on", async () => {
  const { id } = await orderLook();
  const worker = await inTheMiddle(id, async (slow) => {
    slow.kill("SIGSTOP");
  });
  // Its lease runs out.
  await db.similarityScan.update({ where: { id }, data: { leaseUntil: new Date(0) } });
  await scanSimilarity(id, never);
  const done = await read(id);
  expect(done).toMatchObject({ status: "done", attempts: 2 });
  worker.kill("SIGCONT");
  const [code] = await once(worker, "exit");
  expect(code).toBe(0);
  expect(await read(id)).toEqual(done);
}, 60_000);

it("a worker that goes on after another gave the look back says as of when it looked itself", async () => {
  const { member, id } = await orderLook();
  const worker = await inTheMiddle(id, async (slow) => {
    slow.kill("SIGSTOP");
  });
  const { asOf } = await read(id);
  await insertTexts(member.project.id, ["List the sizes of this drug"]);
  await db.similarityScan.update({ where: { id }, data: { leaseUntil: new Date(0) } });
  await scanSimilarity(id, AbortSignal.abort());
  expect((await read(id)).asOf).toBe((asOf as bigint) + 1n);
  worker.kill("SIGCONT");
  await once(worker, "exit");
  expect(await read(id)).toMatchObject({ status: "done", asOf });
  expect((await describeScan(member)).stale).toBe(true);
}, 60_000);
