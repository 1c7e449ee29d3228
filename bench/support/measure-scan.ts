import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { startScan } from "#lib/items/commands/start-scan.ts";
import { describeScan } from "#lib/items/queries/describe-scan.ts";
import { listDuplicateGroups } from "#lib/items/queries/list-duplicate-groups.ts";
import { db } from "#lib/platform/db.ts";
import { insertSeeds } from "#lib/seeds/commands/insert-seeds.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import type { Report } from "../main.ts";
import { insertManyTexts } from "./insert-many-texts.ts";
import { endProcess, startProcess } from "./start-process.ts";
import { syntheticInstructions } from "./synthetic-instructions.ts";
import { withDatabase } from "./with-database.ts";

/**
 * A look at all of a project's tasks by a worker process of its own, from ordering it until it is done, and then the page of groups as
 * the server reads it (95th percentile): with the slider still, and at every other place of it.
 * @param name part of the figures' names
 */
export async function measureScan(
  report: Report,
  { name, items, rounds }: { name: string; items: number; rounds: number },
): Promise<void> {
  await withDatabase(async () => {
    const member = await createTestMember();
    const projectId = member.project.id;
    const file = new URL("../../prisma/starter-seeds.json", import.meta.url);
    const seeds = seedFields.array().parse(JSON.parse(await readFile(file, "utf8")));
    await db.$transaction((tx) => insertSeeds(tx, projectId, seeds, { change: "created" }));
    // Nobody searches here, and filling the index of full-text search is most of the work of filling the table.
    await db.$executeRaw`DROP INDEX items_search_idx`;
    const texts = syntheticInstructions("scan");
    await insertManyTexts(db, projectId, items, () => texts.next().value as string);
    await db.$executeRaw`UPDATE items SET status = 'rejected' WHERE sequence % 20 = 0`;
    await db.$executeRaw`VACUUM ANALYZE items`;

    const worker = await startProcess(["worker/main.ts"], { LOG_LEVEL: "info" }, /worker ready/);
    try {
      const start = performance.now();
      await startScan(member);
      await untilDone(member);
      report(`scan_${name}_s`, (performance.now() - start) / 1000, "s");
    } finally {
      await endProcess(worker.child);
    }
    const first = performance.now();
    const page = await listDuplicateGroups(member, { threshold: 0.7 });
    report(`groups_${name}_first_ms`, performance.now() - first, "ms");
    if (!page || page.totals.groups < items / 1_000) throw new Error("A page without groups measures nothing");
    report(`groups_${name}_ms`, await p95(rounds, () => listDuplicateGroups(member, { threshold: 0.7 })), "ms");
    const places = [1, 0.95, 0.9, 0.8, 0.65, 0.5];
    report(
      `slider_${name}_ms`,
      await p95(rounds, (round) =>
        listDuplicateGroups(member, { threshold: places[round % places.length] as number, take: 20 }),
      ),
      "ms",
    );
    report(`describe_${name}_ms`, await p95(rounds, () => describeScan(member)), "ms");
  });
}

async function untilDone(member: Member): Promise<void> {
  let said = "";
  for (;;) {
    const { state, step, done, total, failure } = await describeScan(member);
    if (state === "failed") throw new Error(`The look failed: ${failure}`);
    if (state === "done") return;
    const now = `${state} ${step} ${done}/${total}`;
    if (now !== said) console.error(new Date().toISOString(), now);
    said = now;
    await wait(50);
  }
}

async function p95(rounds: number, work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.ceil(times.length * 0.95) - 1] as number;
}
