import { type Admission, inAdmission, lockProject } from "#lib/items/commands/admission.ts";
import { type Arrival, admit } from "#lib/items/commands/admit.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { dropReasons } from "../drop-reasons.ts";
import { frozenSettings } from "../frozen-settings.ts";
import { readAnswer } from "../read-answer.ts";
import { addOutcomes, shareBelowLimit } from "../recent-outcomes.ts";
import { askGate, duplicateChecks } from "../run-gate.ts";
import { dropPlannedCalls } from "./drop-planned-calls.ts";
import { type LockedRun, lockRuns, stopped } from "./lock-run.ts";
import { planCalls } from "./plan-calls.ts";
import { planClassifications, wantsClassification } from "./plan-classifications.ts";

/** What a step leaves to be done after its commit: calls to wake workers for. */
export type FollowUp = { plannedCallIds: string[] };

/**
 * Settles answered expansion calls of one project in one transaction: each candidate becomes an item or a rejection,
 * every other part of a response a malformed part, the runs' counts follow, and the next calls are planned. A call that
 * is settled already, by whomever, is passed over: settling twice is settling once.
 */
export async function settleCalls(projectId: string, callIds: string[]): Promise<FollowUp> {
  const parsed = await parseAnswers(callIds);
  return inAdmission(projectId, parsed.tokenizers, (admission) => settle(admission, parsed.answers));
}

/** A task of an answer. */
type AnswerArrival = Arrival & { runId: string; callId: string };

type Answer = {
  callId: string;
  runId: string;
  arrivals: AnswerArrival[];
  malformed: { position: number; raw: string; reason: string }[];
};

/** Reads the responses before anything is locked: parsing needs no order. */
async function parseAnswers(callIds: string[]) {
  const calls = await db.$queryRaw<
    { id: string; runId: string; response: string | null; finishReason: string | null; settings: unknown }[]
  >`/* prepared: read-answers */
    SELECT c.id, c.run_id AS "runId", c.response, c.finish_reason AS "finishReason", r.settings
    FROM calls c JOIN expansion_runs r ON r.id = c.run_id
    WHERE c.id = ANY(${callIds}::uuid[]) AND c.status = 'answered' AND c.purpose = 'expand'`;
  const order = new Map(callIds.map((id, i) => [id, i]));
  calls.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const tokenizers = new Set(
    calls.flatMap((call) => {
      const { enabled, tokenizer } = frozenSettings(call.runId, call.settings).rules.nearDuplicate;
      return enabled ? tokenizer : [];
    }),
  );
  const answers = calls.map(({ id, runId, response, finishReason, settings }): Answer => {
    const { classification } = frozenSettings(runId, settings);
    const { tasks, malformed } = readAnswer(response ?? "", finishReason, classification);
    const arrivals = tasks.map((task): AnswerArrival => ({ ...task, origin: "call", runId, callId: id }));
    return { callId: id, runId, arrivals, malformed };
  });
  return { answers, tokenizers };
}

async function settle(admission: Admission, answers: Answer[]): Promise<FollowUp> {
  const { tx, projectId } = admission;
  const calls = await tx.$queryRaw<
    { id: string; promptTokens: number | null; completionTokens: number | null }[]
  >`/* prepared: settle-calls */
    WITH mine AS (
      SELECT id FROM calls WHERE id = ANY(${answers.map((answer) => answer.callId)}::uuid[]) AND status = 'answered'
      ORDER BY id FOR UPDATE)
    UPDATE calls c SET status = 'settled', settled_at = now(), leased_by = NULL, lease_until = NULL
    FROM mine WHERE c.id = mine.id
    RETURNING c.id, c.prompt_tokens AS "promptTokens", c.completion_tokens AS "completionTokens"`;
  const mine = new Map(calls.map((call) => [call.id, call]));
  const open = answers.filter((answer) => mine.has(answer.callId));
  if (open.length === 0) return { plannedCallIds: [] };
  const arrivals = open.flatMap((answer) => answer.arrivals);
  const sequence = await lockProject(admission, arrivals.length);
  const runs = await lockRuns(tx, [...new Set(open.map((answer) => answer.runId))]);
  const runOf = (runId: string) => runs.get(runId) as LockedRun;
  await noteBeginnings(tx, sequence, open);

  const tallies = new Map(open.map(({ callId }) => [callId, { accepted: 0, turnedAway: 0, outcomes: "" }]));
  const tallyOf = (callId: string) => tallies.get(callId) as Tally;
  const unclassified: { itemId: string; runId: string; callId: string; position: number }[] = [];
  await admit(
    admission,
    sequence,
    arrivals,
    {
      gate: (arrival, at) => askGate(runOf(arrival.runId), runOf(arrival.runId).settings.rules, arrival, at),
      checksOf: ({ runId }) => duplicateChecks(runOf(runId).settings.rules),
    },
    (admitted) => {
      const run = runOf(admitted.arrival.runId);
      if ("rule" in admitted) {
        run.rejectedByRule[admitted.rule] = (run.rejectedByRule[admitted.rule] ?? 0) + 1;
        run.rejected += 1;
        // That the run took no more says nothing of a candidate, nor of the seeds that it was grown from.
        if (!isUnwanted(admitted.rule)) turnAway(tallyOf(admitted.arrival.callId));
      } else {
        run.accepted += 1;
        letIn(tallyOf(admitted.arrival.callId));
        if (wantsClassification(run, admitted.arrival.category))
          unclassified.push({ itemId: admitted.itemId, ...admitted.arrival });
      }
    },
  );
  const malformed = open.flatMap(({ callId, runId, malformed }) =>
    malformed.map((part) => ({ ...part, projectId, runId, callId })),
  );
  if (malformed.length > 0) await tx.malformedPart.createMany({ data: malformed });
  for (const { callId } of malformed) turnAway(tallyOf(callId));
  await countBySeed(tx, tallies);
  const plannedCallIds: string[] = await planClassifications(tx, unclassified, runOf);
  for (const run of runs.values()) {
    const own = open.filter((answer) => answer.runId === run.id);
    const count = (tokens: "promptTokens" | "completionTokens") =>
      own.reduce((sum, { callId }) => sum + BigInt(mine.get(callId)?.[tokens] ?? 0), 0n);
    run.malformed += own.reduce((sum, answer) => sum + answer.malformed.length, 0);
    run.callsSettled += own.length;
    run.failuresInARow = 0;
    const { stopBelow } = run.settings;
    run.recentOutcomes = addOutcomes(
      run.recentOutcomes,
      own.map(({ callId }) => tallyOf(callId).outcomes).join(""),
      stopBelow,
    );
    // Also where it was paused or failed meanwhile: there is nothing left to go on with.
    const reached = run.status !== "finished" && run.status !== "cancelled" && run.accepted >= run.target;
    await tx.expansionRun.update({
      where: { id: run.id },
      data: {
        accepted: run.accepted,
        rejected: run.rejected,
        malformed: run.malformed,
        rejectedByRule: run.rejectedByRule,
        callsSettled: run.callsSettled,
        failuresInARow: 0,
        promptTokens: { increment: count("promptTokens") },
        completionTokens: { increment: count("completionTokens") },
        recentOutcomes: run.recentOutcomes,
        updatedAt: new Date(),
        ...(reached ? stopped(run, "finished", null) : {}),
        ...stopsBelow(run, reached),
      },
    });
    if (reached) await dropPlannedCalls(tx, run.id, dropReasons.targetReached, "expand");
    else plannedCallIds.push(...(await planCalls(tx, run)));
  }
  return { plannedCallIds };
}

/** What became of a call's parts: their numbers, and in their order 1 for each that got in and 0 for each that did not. */
type Tally = { accepted: number; turnedAway: number; outcomes: string };

function letIn(tally: Tally): void {
  tally.accepted += 1;
  tally.outcomes += "1";
}

function turnAway(tally: Tally): void {
  tally.turnedAway += 1;
  tally.outcomes += "0";
}

function isUnwanted(rule: string): boolean {
  return rule === "targetReached" || rule === "runCancelled";
}

/** Pauses a run of which too little gets in; its status is that from then on. */
function stopsBelow(run: LockedRun, reached: boolean): Partial<ReturnType<typeof stopped>> {
  const { stopBelow } = run.settings;
  const share = run.status === "running" && !reached ? shareBelowLimit(run.recentOutcomes, stopBelow) : null;
  if (share === null) return {};
  const words = `of the last ${stopBelow.window} candidates ${Math.round(share * stopBelow.window)} got in, fewer than ${Math.round(stopBelow.share * 100)} %`;
  const columns = stopped(run, "paused", words, "acceptance");
  run.status = "paused";
  return columns;
}

/** Counts for each seed that the calls showed what grew from it. */
async function countBySeed(tx: Db, tallies: Map<string, Tally>): Promise<void> {
  const values = [...tallies.values()];
  await tx.$executeRaw`/* prepared: count-by-seed */
    UPDATE run_seeds s SET accepted = s.accepted + t.accepted, turned_away = s.turned_away + t.turned_away
    FROM (
      SELECT c.run_id, revision_id, sum(t.accepted)::int AS accepted, sum(t.turned_away)::int AS turned_away
      FROM unnest(${[...tallies.keys()]}::uuid[], ${values.map((tally) => tally.accepted)}::int[],
        ${values.map((tally) => tally.turnedAway)}::int[]) AS t(call_id, accepted, turned_away)
      JOIN calls c ON c.id = t.call_id, unnest(c.seed_revision_ids) AS revision_id
      GROUP BY 1, 2
    ) t
    WHERE s.run_id = t.run_id AND s.seed_revision_id = t.revision_id`;
}

/** Notes of each call the project's sequence before its first candidate, or that stood then where it has none: a replay goes by it. */
async function noteBeginnings(tx: Db, before: bigint, answers: Answer[]): Promise<void> {
  let next = before;
  const beginnings = answers.map(({ arrivals }) => {
    const beginning = next;
    next += BigInt(arrivals.length);
    return String(beginning);
  });
  await tx.$executeRaw`/* prepared: note-beginnings */
    UPDATE calls SET settled_from = b.beginning::bigint
    FROM unnest(${answers.map((answer) => answer.callId)}::uuid[], ${beginnings}::text[]) AS b(id, beginning) WHERE calls.id = b.id`;
}
