import { setTimeout as wait } from "node:timers/promises";
import { replayRun } from "#lib/expansion/commands/replay-run.ts";
import { savePrice } from "#lib/expansion/commands/save-price.ts";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import { parseCompletion } from "#lib/expansion/parse-completion.ts";
import type { ReplayFound } from "#lib/expansion/replay-schema.ts";
import { runSettings } from "#lib/expansion/schema.ts";
import { db, disconnectDb } from "#lib/platform/db.ts";
import { stopJobs } from "#lib/platform/jobs.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";

/** Starts a run of the first project on the practice model. @returns its id */
export async function startTrialRun({ target, rngSeed }: { target: number; rngSeed: string }): Promise<string> {
  const project = await db.project.findFirstOrThrow({ select: { id: true, slug: true } });
  const member = await createTestMember({ role: "admin", project });
  const endpoint = await db.modelEndpoint.findFirstOrThrow({
    where: { projectId: project.id, environment: "practice" },
  });
  // Slow enough that the kills fall into the run, and now and then refusing, so that attempts end in all ways.
  const model = "practice?latency=200-900&faults=500:0.04,429:0.04,reset:0.03,no-usage:0.03";
  await savePrice(member, { endpointId: endpoint.id, model, input: 1, cachedInput: 0.5, output: 4, batchShare: 50 });
  const settings = runSettings.parse({
    endpointId: endpoint.id,
    model,
    target,
    tasksPerCall: 3,
    concurrency: 10,
    rngSeed,
    spendCap: 1_000,
    stopBelow: { enabled: false },
  });
  const { number } = await startExpansion(member, settings);
  const run = await db.expansionRun.findUniqueOrThrow({
    where: { projectId_number: { projectId: project.id, number } },
  });
  await stopJobs();
  return run.id;
}

/** How the run stands. */
export async function getRun(
  id: string,
): Promise<{ status: string; accepted: number; calls: number; underWay: number; stopReason: string | null }> {
  const run = await db.expansionRun.findUniqueOrThrow({ where: { id } });
  const underWay = await db.call.count({ where: { runId: id, status: { in: ["planned", "sent", "answered"] } } });
  return {
    status: run.status,
    accepted: run.accepted,
    calls: run.lastCallNumber,
    underWay,
    stopReason: run.stopReason,
  };
}

/** Begins anew on a database that was started again. */
export async function forgetConnections(databaseUrl: string): Promise<void> {
  await disconnectDb().catch(() => {});
  process.env.DATABASE_URL = databaseUrl;
}

/** What does not hold of the run, in words; empty where all does. */
export async function findWrong(id: string, target: number): Promise<string[]> {
  const run = await db.expansionRun.findUniqueOrThrow({ where: { id } });
  const [calls, items, rejections, malformed] = await Promise.all([
    db.call.findMany({ where: { runId: id } }),
    db.item.findMany({ where: { runId: id } }),
    db.rejection.findMany({ where: { runId: id } }),
    db.malformedPart.findMany({ where: { runId: id } }),
  ]);
  const expansions = calls.filter((call) => call.purpose === "expand");
  const wrong: string[] = [];
  const check = (holds: boolean, words: string) => {
    if (!holds) wrong.push(words);
  };
  check(run.status === "finished", `the run is ${run.status}: ${run.stopReason}`);
  check(
    items.length === target && run.accepted === target,
    `${items.length} items, ${run.accepted} counted, ${target} wanted`,
  );
  check(rejections.length === run.rejected, `${rejections.length} rejections, ${run.rejected} counted`);
  check(malformed.length === run.malformed, `${malformed.length} malformed parts, ${run.malformed} counted`);
  const held = expansions
    .filter((call) => call.response !== null)
    .map((call) => parseCompletion(call.response ?? "", call.finishReason))
    .reduce((sum, parsed) => sum + parsed.candidates.length + parsed.malformed.length, 0);
  const kept = items.length + rejections.length + malformed.length;
  check(kept === held, `the responses held ${held}, and ${kept} are kept`);
  const places = [...items, ...rejections].map((row) => `${row.callId} ${row.position}`);
  check(new Set(places).size === places.length, "a candidate stands twice");
  const sequences = [...items, ...rejections].map((row) => row.sequence);
  check(new Set(sequences).size === sequences.length, "a sequence number was given twice");
  const settled = expansions.filter((call) => call.status === "settled").length;
  check(settled === run.callsSettled, `${settled} calls settled, ${run.callsSettled} counted`);
  const unanswered = expansions.filter((call) => call.status === "settled" && call.response === null).length;
  check(unanswered === 0, `${unanswered} calls settled without a response`);
  const tokens = expansions.reduce(
    (sum, call) => sum + (call.status === "settled" ? (call.completionTokens ?? 0) : 0),
    0,
  );
  const counted = Number(run.completionTokens);
  const classified = calls.filter((call) => call.purpose === "classify" && call.status === "settled");
  const all = tokens + classified.reduce((sum, call) => sum + (call.completionTokens ?? 0), 0);
  check(all === counted, `${all} completion tokens in calls, ${counted} counted`);
  wrong.push(...(await findWrongAttempts(id)), ...(await findReplayed(run)));
  return wrong;
}

/** Whether the same comes out of the recorded answers again: in words what does not. */
async function findReplayed({ id, projectId, startedBy }: { id: string; projectId: string; startedBy: string }) {
  const replay = await db.replay.create({ data: { runId: id, projectId, startedBy } });
  await replayRun(replay.id, AbortSignal.timeout(120_000));
  // The worker of the trial may have taken it up before.
  for (let tries = 0; ; tries++) {
    const { status, result, failure } = await db.replay.findUniqueOrThrow({ where: { id: replay.id } });
    if (status === "done") {
      const found = result as ReplayFound;
      return found.differences === 0 && found.strays === 0
        ? []
        : [`a replay differs: ${JSON.stringify(found.first[0] ?? found)}`];
    }
    if (status === "failed" || tries > 300) return [`the replay is ${status}: ${failure}`];
    await wait(200);
  }
}

/** What does not hold of the run's attempts and of its money, in words. */
async function findWrongAttempts(id: string): Promise<string[]> {
  const [attempts, answered, account, days] = await Promise.all([
    db.attempt.findMany({ where: { runId: id } }),
    db.call.findMany({ where: { runId: id, response: { not: null } }, select: { id: true, answeredAt: true } }),
    db.runAccount.findUniqueOrThrow({ where: { runId: id } }),
    db.spending.findMany({ where: { runId: id } }),
  ]);
  const wrong: string[] = [];
  const open = attempts.filter((attempt) => attempt.state === "open").length;
  if (open > 0) wrong.push(`${open} attempts are open`);
  const answeredAt = new Map(answered.map((call) => [call.id, call.answeredAt]));
  const repeated = attempts.filter((attempt) => {
    const at = answeredAt.get(attempt.callId);
    return at !== null && at !== undefined && attempt.startedAt > at;
  });
  if (repeated.length > 0) wrong.push(`${repeated.length} attempts of calls that were recorded already`);
  const answers = new Map<string, number>();
  for (const { callId, outcome } of attempts)
    if (outcome === "answered") answers.set(callId, (answers.get(callId) ?? 0) + 1);
  const odd = answered.filter((call) => answers.get(call.id) !== 1).length;
  if (odd > 0) wrong.push(`${odd} answered calls have not exactly one answered attempt`);
  const charged = attempts.reduce((sum, attempt) => sum + (attempt.charged ?? 0n), 0n);
  const spent = days.reduce((sum, day) => sum + day.charged, 0n);
  if (account.spent !== charged || spent !== charged || account.reserved !== 0n)
    wrong.push(
      `attempts are charged ${charged}, the account says ${account.spent} and ${account.reserved} reserved, the days ${spent}`,
    );
  const counted = days.reduce((sum, day) => sum + day.attempts, 0);
  if (counted !== attempts.length) wrong.push(`${attempts.length} attempts, ${counted} counted by day`);
  return wrong;
}
