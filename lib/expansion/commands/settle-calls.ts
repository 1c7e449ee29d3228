import { randomUUID } from "node:crypto";
import { type Arrival, admit, lockProject } from "#lib/items/commands/admit.ts";
import { forgetProjectIndexes, warmProjectIndex } from "#lib/items/queries/project-index.ts";
import type { Category } from "#lib/items/schema.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { readAnswer } from "../read-answer.ts";
import { askGate, duplicateChecks } from "../run-gate.ts";
import { runSettings } from "../schema.ts";
import { dropPlannedCalls } from "./drop-planned-calls.ts";
import { type LockedRun, lockRuns, stopped } from "./lock-run.ts";
import { planCalls } from "./plan-calls.ts";

/** What a step leaves to be done after its commit: calls to wake workers for. */
export type FollowUp = { plannedCallIds: string[] };

/**
 * Settles answered expansion calls of one project in one transaction: each candidate becomes an item or a rejection,
 * every other part of a response a malformed part, the runs' counts follow, and the next calls are planned. A call that
 * is settled already, by whomever, is passed over: settling twice is settling once.
 */
export async function settleCalls(projectId: string, callIds: string[]): Promise<FollowUp> {
  const parsed = await parseAnswers(callIds);
  for (const tokenizer of parsed.tokenizers) await warmProjectIndex(projectId, tokenizer);
  let admitting = false;
  try {
    return await db.$transaction((tx) =>
      settle(tx, projectId, parsed.answers, () => {
        admitting = true;
      }),
    );
  } catch (error) {
    // Only then: to build the index of a large project anew takes long.
    if (admitting) forgetProjectIndexes(projectId);
    throw error;
  }
}

type Answer = {
  callId: string;
  runId: string;
  arrivals: Arrival[];
  malformed: { position: number; raw: string; reason: string }[];
};

/** Reads the responses before anything is locked: parsing needs no order. */
async function parseAnswers(callIds: string[]) {
  const calls = await db.call.findMany({
    where: { id: { in: callIds }, status: "answered", purpose: "expand" },
    select: { id: true, runId: true, response: true, finishReason: true, run: { select: { settings: true } } },
  });
  const order = new Map(callIds.map((id, i) => [id, i]));
  calls.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const tokenizers = new Set(
    calls.flatMap((call) => {
      const { enabled, tokenizer } = runSettings.parse(call.run.settings).rules.nearDuplicate;
      return enabled ? tokenizer : [];
    }),
  );
  const answers = calls.map(({ id, runId, response, finishReason }): Answer => {
    const { tasks, malformed } = readAnswer(response ?? "", finishReason);
    return { callId: id, runId, arrivals: tasks.map((task) => ({ ...task, runId, callId: id })), malformed };
  });
  return { answers, tokenizers };
}

async function settle(tx: Db, projectId: string, answers: Answer[], beforeAdmission: () => void): Promise<FollowUp> {
  const calls = await tx.$queryRaw<{ id: string; promptTokens: number | null; completionTokens: number | null }[]>`
    UPDATE calls SET status = 'settled', settled_at = now(), leased_by = NULL, lease_until = NULL
    WHERE id = ANY(${answers.map((answer) => answer.callId)}::uuid[]) AND status = 'answered'
    RETURNING id, prompt_tokens AS "promptTokens", completion_tokens AS "completionTokens"`;
  const mine = new Map(calls.map((call) => [call.id, call]));
  const open = answers.filter((answer) => mine.has(answer.callId));
  if (open.length === 0) return { plannedCallIds: [] };
  const arrivals = open.flatMap((answer) => answer.arrivals);
  const sequence = await lockProject(tx, projectId, arrivals.length);
  const runs = await lockRuns(tx, [...new Set(open.map((answer) => answer.runId))]);
  const runOf = (runId: string) => runs.get(runId) as LockedRun;
  await noteBeginnings(tx, sequence, open);

  const unclassified: { itemId: string; runId: string; callId: string; position: number }[] = [];
  beforeAdmission();
  await admit(
    tx,
    projectId,
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
      } else {
        run.accepted += 1;
        if (wantsClassification(run, admitted.arrival.category))
          unclassified.push({ itemId: admitted.itemId, ...admitted.arrival });
      }
    },
  );
  const malformed = open.flatMap(({ callId, runId, malformed }) =>
    malformed.map((part) => ({ ...part, projectId, runId, callId })),
  );
  if (malformed.length > 0) await tx.malformedPart.createMany({ data: malformed });
  const plannedCallIds: string[] = await planClassifications(tx, unclassified, runOf);
  for (const run of runs.values()) {
    const own = open.filter((answer) => answer.runId === run.id);
    const count = (tokens: "promptTokens" | "completionTokens") =>
      own.reduce((sum, { callId }) => sum + BigInt(mine.get(callId)?.[tokens] ?? 0), 0n);
    run.malformed += own.reduce((sum, answer) => sum + answer.malformed.length, 0);
    run.callsSettled += own.length;
    run.failuresInARow = 0;
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
        updatedAt: new Date(),
        ...(reached ? stopped(run, "finished", null) : {}),
      },
    });
    if (reached) await dropPlannedCalls(tx, run.id, "not needed: the target was reached", "expand");
    else plannedCallIds.push(...(await planCalls(tx, run)));
  }
  return { plannedCallIds };
}

/** Notes of each call the project's sequence before its first candidate, or that stood then where it has none: a replay goes by it. */
async function noteBeginnings(tx: Db, before: bigint, answers: Answer[]): Promise<void> {
  let next = before;
  const beginnings = answers.map(({ arrivals }) => {
    const beginning = next;
    next += BigInt(arrivals.length);
    return String(beginning);
  });
  await tx.$executeRaw`
    UPDATE calls SET settled_from = b.beginning::bigint
    FROM unnest(${answers.map((answer) => answer.callId)}::uuid[], ${beginnings}::text[]) AS b(id, beginning) WHERE calls.id = b.id`;
}

/** Whether an item gets a call of its own: always, or where the model's own proposal is none of the four. */
function wantsClassification({ settings }: LockedRun, proposed: Category | null): boolean {
  return settings.classification === "ownPass" || (settings.classification === "withTask" && proposed === null);
}

/** An item whose proposed category is none of the four gets a call of its own that proposes one. */
async function planClassifications(
  tx: Db,
  items: { itemId: string; runId: string }[],
  runOf: (runId: string) => LockedRun,
): Promise<string[]> {
  if (items.length === 0) return [];
  const sequences = await tx.item.findMany({
    where: { id: { in: items.map((item) => item.itemId) } },
    select: { id: true, sequence: true },
  });
  const sequenceOf = new Map(sequences.map((item) => [item.id, Number(item.sequence)]));
  const calls = items.map(({ itemId, runId }) => ({
    id: randomUUID(),
    projectId: runOf(runId).projectId,
    runId,
    endpointId: runOf(runId).settings.classifyEndpointId ?? runOf(runId).endpointId,
    model: runOf(runId).settings.classifyModel ?? runOf(runId).model,
    itemId,
    // A run's classifications are counted by the item's number, which is one of a kind.
    number: sequenceOf.get(itemId) ?? 0,
    purpose: "classify" as const,
    status: "planned" as const,
    seedRevisionIds: [],
  }));
  await tx.call.createMany({ data: calls });
  return calls.map((call) => call.id);
}
