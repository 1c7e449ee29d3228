import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import { parseCompletion } from "#lib/expansion/parse-completion.ts";
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
  const settings = runSettings.parse({
    endpointId: endpoint.id,
    model: "practice?latency=150",
    target,
    tasksPerCall: 3,
    concurrency: 12,
    rngSeed,
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
  return wrong;
}
