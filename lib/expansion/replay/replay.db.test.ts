import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { seededRandom } from "#lib/algorithms/random.ts";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { projectIndexes } from "#lib/items/queries/project-indexes.ts";
import { db } from "#lib/platform/db.ts";
import { archiveSeed, unarchiveSeed } from "#lib/seeds/commands/archive-seed.ts";
import { reviseSeed } from "#lib/seeds/commands/revise-seed.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { cancelRun } from "../commands/control-run.ts";
import { replayRun } from "../commands/replay-run.ts";
import { restoreRejection } from "../commands/restore-rejection.ts";
import { settleCalls } from "../commands/settle-calls.ts";
import { startReplay } from "../commands/start-replay.ts";
import { listReplays } from "../queries/list-replays.ts";
import { listUnfinishedReplays } from "../queries/list-unfinished-replays.ts";
import { type ReplayFound, replayResult, type WhatIfFound } from "../replay-schema.ts";
import { type RunRules, type RunSettingsInput, ruleNames, runRules, runSettings } from "../schema.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { type Dice, partsOf, someAnswer, someWords } from "../testing/write-history.ts";

/** A second process, as far as its memory goes: the same code with indexes of its own. */
Reflect.deleteProperty(globalThis, "seedbedIndexes");
vi.resetModules();
const second = await import("../commands/settle-calls.ts");
const workers = [settleCalls, second.settleCalls];

const callsARun = 32;

async function replay<R extends RunRules | null>(
  runId: string,
  rules: R,
): Promise<R extends null ? ReplayFound : WhatIfFound> {
  const { projectId, startedBy } = await db.expansionRun.findUniqueOrThrow({ where: { id: runId } });
  const { id } = await db.replay.create({ data: { projectId, runId, startedBy, ...(rules ? { rules } : {}) } });
  await replayRun(id, new AbortController().signal);
  const row = await db.replay.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ status: "done", failure: null });
  return replayResult.parse(row.result) as R extends null ? ReplayFound : WhatIfFound;
}

/** Starts a run whose calls nobody sends. */
async function startRun(runs: TestRuns, more: Partial<RunSettingsInput>): Promise<{ id: string; number: number }> {
  return runs.start(
    runs.settings({ target: 500, tasksPerCall: 20, concurrency: callsARun, maxCalls: callsARun, ...more }),
  );
}

async function answerCall(id: string, dice: Dice): Promise<void> {
  await db.call.update({ where: { id }, data: { status: "answered", ...someAnswer(dice) } });
}

/** Gives each run as many calls as one has at once, however many the plan has made so far. */
async function callsOf(run: { id: string }, projectId: string, endpointId: string): Promise<string[]> {
  const planned = await db.call.findMany({ where: { runId: run.id }, orderBy: { number: "asc" } });
  const more = Array.from({ length: callsARun - planned.length }, (_, i) => ({
    id: randomUUID(),
    projectId,
    runId: run.id,
    number: planned.length + 1 + i,
    purpose: "expand" as const,
    status: "planned" as const,
    endpointId,
    model: "scripted",
    seedRevisionIds: [],
  }));
  await db.call.createMany({ data: more });
  await db.expansionRun.update({ where: { id: run.id }, data: { lastCallNumber: callsARun } });
  return [...planned, ...more].map((call) => call.id);
}

/** What people do meanwhile. What they may not do just then is left undone. */
async function editSomething(runs: TestRuns, dice: Dice): Promise<void> {
  const { member } = runs;
  const projectId = member.project.id;
  const number = 1 + dice(8);
  const acts = [
    () => archiveSeed(member, { number }),
    () => unarchiveSeed(member, { number }),
    async () => {
      const seed = await db.seed.findUniqueOrThrow({ where: { projectId_number: { projectId, number } } });
      const fields = seedFields.parse({ instruction: someWords(dice), output: "An answer", category: "QA" });
      await reviseSeed(member, { number, baseRevision: seed.revision, fields });
    },
    async () => {
      const items = await db.item.findMany({ where: { projectId }, orderBy: { sequence: "asc" } });
      const item = items[dice(items.length || 1)];
      if (!item) return;
      const text = { instruction: someWords(dice), input: item.input, output: item.output };
      await saveItemText(member, item.id, { baseVersion: item.version, ...text });
    },
    async () => {
      const rejections = await db.rejection.findMany({ where: { projectId }, orderBy: { sequence: "asc" } });
      const rejection = rejections[dice(rejections.length || 1)];
      if (rejection) await restoreRejection(member, rejection.id);
    },
    async () => projectIndexes.forget(projectId),
  ];
  await unlessRefused((acts[dice(acts.length)] as () => Promise<unknown>)());
}

async function unlessRefused(act: Promise<unknown>): Promise<void> {
  await act.catch((error: Error) => {
    if (error.name !== "Refusal") throw error;
  });
}

/** A project with two runs whose answers come and are settled at once by two processes, while people work. */
async function liveThrough(dice: Dice, rules: Partial<RunSettingsInput>[], cancelAfter: number) {
  const runs = await createTestRuns();
  const projectId = runs.member.project.id;
  const started = [await startRun(runs, rules[0] ?? {}), await startRun(runs, rules[1] ?? {})];
  const waiting: string[] = [];
  for (const run of started) waiting.push(...(await callsOf(run, projectId, runs.endpointId)));
  waiting.sort(() => dice(3) - 1);
  let settled = 0;
  const work = async (settle: typeof settleCalls) => {
    for (let ids = waiting.splice(0, 1 + dice(6)); ids.length > 0; ids = waiting.splice(0, 1 + dice(6))) {
      await Promise.all(ids.map((id) => answerCall(id, dice)));
      // Also twice: settling twice is settling once.
      await Promise.all([settle(projectId, ids), ...(dice(4) === 0 ? [settle(projectId, ids)] : [])]);
      settled += ids.length;
    }
  };
  let cancelled = false;
  const edit = async () => {
    while (waiting.length > 0) {
      await editSomething(runs, dice);
      if (!cancelled && settled >= cancelAfter) {
        cancelled = true;
        await unlessRefused(cancelRun(runs.member, started[1]?.number ?? 0));
      }
    }
  };
  await Promise.all([...workers, ...workers].map(work).concat(edit(), edit()));
  return { runs, started };
}

const rule = (more: object) => ({
  rules: { lengthInWords: { enabled: false }, wrongScript: { enabled: false }, ...more },
});
const someRules = fc
  .record({
    exactDuplicate: fc.record({ enabled: fc.boolean() }),
    nearDuplicate: fc.record({
      enabled: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      threshold: fc.constantFrom(0.5, 0.7, 0.8, 1),
      strict: fc.boolean(),
      tokenizer: fc.constantFrom("rouge" as const, "unicode" as const),
    }),
  })
  .map(rule);
const diceOf = (seed: string): Dice => {
  const random = seededRandom(seed);
  return (below) => Math.floor(random() * below);
};
const someTarget = fc.constantFrom(500, 500, 25);

/** Every rule off. */
const noRules = runRules.parse(Object.fromEntries(ruleNames.map((name) => [name, { enabled: false }])));

test("what came out of random runs comes out again, whatever went on meanwhile", async () => {
  let calls = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.tuple(someRules, someRules),
      someTarget,
      fc.integer({ min: 5, max: 120 }),
      async (seed, rules, target, cancelAfter) => {
        const settings = [{ ...rules[0], target }, rules[1]];
        const { started } = await liveThrough(diceOf(seed), settings, cancelAfter);
        for (const { id } of started) {
          const found = await replay(id, null);
          expect(found.first).toEqual([]);
          expect(found).toMatchObject({ differences: 0, strays: 0 });
          expect(found.again).toEqual(found.recorded);
          calls += found.calls;
          const settled = await db.call.findMany({ where: { runId: id, purpose: "expand", status: "settled" } });
          const held = settled.map((call) => partsOf(call.response ?? "", call.finishReason ?? ""));
          const { items, rejections, malformed } = found.again;
          expect(items + rejections + malformed).toBe(held.reduce((sum, parts) => sum + parts, 0));
          const run = await db.expansionRun.findUniqueOrThrow({ where: { id } });
          expect({ items: run.accepted, rejections: run.rejected, malformed: run.malformed }).toEqual(found.again);

          const same = await replay(id, runSettings.parse(run.settings).rules);
          if (!("targetReached" in same.byRule)) {
            expect(same).toMatchObject({ again: found.recorded, getIn: { count: 0 }, turnedAway: { count: 0 } });
          }
          const { again, byRule, getIn, turnedAway } = await replay(id, noRules);
          const late = byRule.runCancelled?.recorded ?? 0;
          expect(again).toEqual({ items: items + rejections - late, rejections: late, malformed });
          expect({ getIn: getIn.count, turnedAway: turnedAway.count }).toEqual({
            getIn: rejections - late,
            turnedAway: 0,
          });
        }
      },
    ),
    // The interleaving is another each time, so that a failure cannot be made smaller.
    { numRuns: 5, endOnFailure: true },
  );
  expect(calls).toBeGreaterThan(4 * callsARun);
}, 120_000);

test("what was tampered with is told as a difference, each where it is", async () => {
  const { started } = await liveThrough(diceOf("tampered"), [rule({}), rule({})], 1_000);
  const runId = started[0]?.id ?? "";
  const before = await replay(runId, null);
  expect(before).toMatchObject({ differences: 0, strays: 0 });
  const [first, second] = await db.rejection.findMany({
    where: { runId, rule: "nearDuplicate", restoredAt: null },
    orderBy: { sequence: "asc" },
  });
  if (!first || !second) throw new Error("too few rejections to tamper with");
  // Another call than theirs, so that what it adds is not told already.
  const call = await db.call.findFirstOrThrow({
    where: {
      id: { notIn: [first.callId ?? "", second.callId ?? ""] },
      runId,
      status: "settled",
      response: { contains: "instruction" },
      items: { some: { rejectionId: null } },
    },
    include: { items: { where: { rejectionId: null } } },
    orderBy: { number: "asc" },
  });
  await db.rejection.update({
    where: { id: first.id },
    data: { score: 0.999, neighbourSeedId: null, neighbourItemId: null },
  });
  await db.rejection.delete({ where: { id: second.id } });
  const found = await replay(runId, null);
  expect(found).toMatchObject({ differences: 2, strays: 0 });
  const differences = new Map(found.first.map((each) => [each.sequence, each]));
  const changed = differences.get(Number(first.sequence));
  expect(changed?.recorded).toEqual({ fate: "rejection", fields: { score: "0.999" } });
  expect(changed?.again.fields).toEqual({
    score: String(first.score),
    neighbour: expect.stringMatching(/^(seed|item) \d+$/),
  });
  expect(differences.get(Number(second.sequence))).toMatchObject({
    words: second.instruction,
    recorded: { fate: "nothing", fields: {} },
    again: { fate: "rejection", fields: { rule: "nearDuplicate", detail: second.detail } },
  });

  // Another word in a response: what it holds is not what was made of it.
  await db.$executeRaw`ALTER TABLE calls DISABLE TRIGGER USER`;
  const response = (call.response ?? "").replace('"instruction":"', '"instruction":"Kindly ');
  await db.call.update({ where: { id: call.id }, data: { response } });
  const again = await replay(runId, null);
  expect(again.differences).toBeGreaterThan(found.differences);
  expect(again.first.some((each) => each.call === call.number && each.words.startsWith("Kindly "))).toBe(true);

  // And an item that belongs to no answer.
  await db.$executeRaw`UPDATE calls SET status = 'failed' WHERE id = ${call.id}::uuid`;
  expect((await replay(runId, null)).strays).toBeGreaterThanOrEqual(call.items.length);
});

test("a replay of a run that has settled nothing finds nothing, and one that two people start is one", async () => {
  const runs = await createTestRuns();
  const { id: runId, number } = await startRun(runs, {});
  expect(await replay(runId, null)).toMatchObject({ calls: 0, differences: 0, strays: 0, recorded: { items: 0 } });
  const other = await createTestMember({ role: "annotator", project: runs.member.project });
  const started = await Promise.all([runs.member, other].map((member) => startReplay(member, { number, rules: null })));
  const whatIf = await startReplay(other, { number, rules: noRules });
  expect(new Set(started.map(({ id }) => id)).size).toBe(1);
  expect(whatIf.id).not.toBe(started[0]?.id);
  const { replays, whatIfs } = await listReplays(other, number);
  expect(replays.map(({ status }) => status)).toEqual(["waiting", "done"]);
  expect(whatIfs).toMatchObject([{ status: "waiting", rules: noRules }]);
  const viewer = await createTestMember({ role: "viewer", project: runs.member.project });
  await expect(startReplay(viewer, { number, rules: null })).rejects.toMatchObject({ code: "forbidden" });
  await expect(startReplay(other, { number: 99, rules: null })).rejects.toMatchObject({ code: "not-found" });
});

test("a replay whose worker died is taken up when its lease has run out, and is done once", async () => {
  const runs = await createTestRuns();
  const { id: runId } = await startRun(runs, {});
  const { member } = runs;
  const { id } = await db.replay.create({ data: { projectId: member.project.id, runId, startedBy: member.userId } });
  expect(await listUnfinishedReplays()).toContain(id);
  await db.replay.update({
    where: { id },
    data: { status: "running", attempts: 1, leaseUntil: new Date(Date.now() + 60_000) },
  });
  const signal = new AbortController().signal;
  await replayRun(id, signal);
  expect(await listUnfinishedReplays()).not.toContain(id);
  expect(await db.replay.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "running", attempts: 1 });
  await db.replay.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 1_000) } });
  await Promise.all([replayRun(id, signal), replayRun(id, signal)]);
  expect(await db.replay.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "done",
    attempts: 2,
    leaseUntil: null,
  });
  await db.replay.update({ where: { id }, data: { status: "running", attempts: 5 } });
  await replayRun(id, signal);
  expect(await db.replay.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "failed",
    failure: expect.any(String),
  });
});
