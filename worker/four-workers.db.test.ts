import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { seededRandom } from "#lib/algorithms/random.ts";
import { rougeL } from "#lib/algorithms/rouge-l.ts";
import { tokenizeRouge } from "#lib/algorithms/tokenize.ts";
import { restoreRejection } from "#lib/expansion/commands/restore-rejection.ts";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import { type Dice, someWords } from "#lib/expansion/testing/write-history.ts";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { taskKey } from "#lib/items/task-key.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createExpansionProject, smallRun } from "./testing/expansion-project.ts";
import { completion, sendJson } from "./testing/scripted-provider.ts";

const root = join(import.meta.dirname, "..");
const workers: ChildProcess[] = [];
const calls = 120;
const capacity = 8;

afterAll(async () => {
  for (const child of workers) child.kill("SIGTERM");
  await Promise.all(workers.map((child) => child.exitCode ?? once(child, "exit")));
});

/** A worker as `npm run worker` starts it, in a process of its own. */
async function startWorkerProcess(): Promise<void> {
  const child = spawn(process.execPath, ["worker/main.ts"], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: "info", WORKER_CALLS: String(capacity) },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  workers.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("worker ready")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`a worker ended with ${code}`)));
  });
}

/** What people do meanwhile: texts that are alike come in by their hands as well, and leave. */
async function meddle(member: Member, dice: Dice, goesOn: () => Promise<boolean>): Promise<void> {
  const where = { projectId: member.project.id };
  while (await goesOn()) {
    const items = await db.item.findMany({ where, select: { id: true, version: true } });
    const item = items[dice(items.length || 1)];
    const edit = { instruction: someWords(dice), input: "", output: "Edited." };
    if (item) await saveItemText(member, item.id, { baseVersion: item.version, ...edit });
    const rejections = await db.rejection.findMany({ where, select: { id: true } });
    const rejection = rejections[dice(rejections.length || 1)];
    if (rejection) await restoreRejection(member, rejection.id);
  }
}

test("of texts that four workers admit at once, none above the threshold gets in beside another, and none is wrongly refused", async () => {
  const random = seededRandom("four workers");
  const dice: Dice = (below) => Math.floor(random() * below);
  const task = () => ({ instruction: someWords(dice), input: "", output: someWords(dice), category: "QA", kind: "k" });
  // Nobody is answered before so many have asked that it takes all four.
  const begun = Promise.withResolvers<void>();
  const { member, provider, endpointId } = await createExpansionProject(async (_request, response, asked) => {
    if (asked >= 3 * capacity) begun.resolve();
    await begun.promise;
    sendJson(response, 200, completion(JSON.stringify({ tasks: Array.from({ length: 5 }, task) })));
  });
  const projectId = member.project.id;
  try {
    await Promise.all(Array.from({ length: 4 }, startWorkerProcess));
    const rules = { lengthInWords: { enabled: false }, wrongScript: { enabled: false } };
    const size = { target: 10_000, tasksPerCall: 5, concurrency: 4 * capacity, maxCalls: calls };
    const { number } = await startExpansion(member, smallRun(endpointId, { ...size, rules }));
    const goesOn = async () =>
      (await db.expansionRun.findUniqueOrThrow({ where: { projectId_number: { projectId, number } } })).status ===
      "running";
    await meddle(member, dice, goesOn);
  } finally {
    await provider.close();
  }

  const sent = await db.attempt.findMany({ distinct: ["worker"], select: { worker: true } });
  expect(sent).toHaveLength(4);
  expect(await db.call.count({ where: { projectId, status: "settled" } })).toBe(calls);
  const counts = await checkOrder(projectId);
  expect(counts.admitted + counts.turnedAway).toBe(5 * calls);
  expect(counts.admitted).toBeGreaterThan(50);
  expect(counts.turnedAway).toBeGreaterThan(50);
  expect(counts.byHand).toBeGreaterThan(0);
}, 60_000);

/** Goes through all that came into a project in its order, and compares what became of each with a look at every text that stood then. */
async function checkOrder(projectId: string) {
  const [seeds, versions, rejections] = await Promise.all([
    db.seed.findMany({ where: { projectId } }),
    db.itemVersion.findMany({ where: { item: { projectId } }, include: { item: { select: { sequence: true } } } }),
    db.rejection.findMany({ where: { projectId } }),
  ]);
  const standing = new Map<bigint, { id: string; key: string; tokens: string[] }>();
  const enter = (sequence: bigint, id: string, text: { instruction: string; input: string }) =>
    standing.set(sequence, { id, key: taskKey(text), tokens: tokenizeRouge(text.instruction) });
  for (const seed of seeds) enter(seed.sequence, seed.id, seed);
  const counts = { admitted: 0, turnedAway: 0, byHand: 0 };
  const events = [...versions, ...rejections].sort((a, b) => Number(a.sequence - b.sequence));
  for (const event of events) {
    const own = "change" in event ? event.item.sequence : event.sequence;
    const tokens = tokenizeRouge(event.instruction);
    const others = [...standing].filter(([key]) => key !== own).sort(([a], [b]) => Number(a - b));
    const same = others.find(([, other]) => other.key === taskKey(event))?.[1];
    let nearest = { id: "", score: 0.7 };
    for (const [, other] of others) {
      const score = rougeL(tokens, other.tokens);
      if (score > nearest.score) nearest = { id: other.id, score };
    }
    const [rule, id, score] = same
      ? ["exactDuplicate", same.id, 1]
      : nearest.id
        ? ["nearDuplicate", nearest.id, nearest.score]
        : [null, null, null];
    if (!("change" in event)) {
      counts.turnedAway += 1;
      const { rule: told, neighbourSeedId, neighbourItemId } = event;
      expect([told, neighbourSeedId ?? neighbourItemId, event.score]).toEqual([rule, id, score]);
      continue;
    }
    if (event.change === "admitted") {
      counts.admitted += 1;
      expect(rule).toBeNull();
    } else {
      counts.byHand += 1;
      expect(event.override).toEqual(rule && { rule, of: expect.any(String), id, score, limit: 0.7 });
    }
    enter(own, event.itemId, event);
  }
  return counts;
}
