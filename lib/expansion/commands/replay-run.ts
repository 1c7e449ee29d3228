import { setImmediate as othersTurn } from "node:timers/promises";
import { db, type Prisma } from "#lib/platform/db.ts";
import type { ReplayModel } from "#lib/platform/generated/models/Replay.ts";
import { log } from "#lib/platform/log.ts";
import { isPassing } from "#lib/platform/persist.ts";
import { nameTasks } from "../queries/name-tasks.ts";
import { countRecorded, countSettledCalls, readRecordedCalls } from "../queries/replay-calls.ts";
import { historySources } from "../queries/replay-history.ts";
import { History } from "../replay/history.ts";
import { takeAgain } from "../replay/take-again.ts";
import {
  emptyReplay,
  emptyWhatIf,
  neighboursIn,
  tallyReplay,
  tallyWhatIf,
  type UnnamedWhatIf,
} from "../replay/tally.ts";
import type { ChangedCandidate, ReplayFound, ReplayResult, WhatIfFound } from "../replay-schema.ts";
import { runRules, runSettings } from "../schema.ts";

/** A worker that is silent for so long is taken for dead, and another begins anew. */
const leaseSeconds = 10;
const heartbeatMs = 1_000;

/** Workers that took it up and were not heard of again, or failed; the database being away does not count. */
const attemptsAtMost = 5;

/** Somebody else took it up meanwhile. */
class Overtaken extends Error {}

/** This worker is asked to end. */
class Interrupted extends Error {}

/**
 * Takes a run's recorded answers again, as its replay orders, and keeps what was found. Any number of workers may call this at any time:
 * one does it, and what is done stays. One that was killed leaves nothing half done, and who comes next begins anew.
 * @param signal ends it early and gives it back
 * @throws the error for which it should be tried again; where that is hopeless the replay is `failed` with the reason
 */
export async function replayRun(replayId: string, signal: AbortSignal): Promise<void> {
  const replay = await takeUp(replayId);
  if (!replay) return;
  if (replay.attempts > attemptsAtMost) {
    const failure = `given up: ${attemptsAtMost} workers that took it up were never heard of again`;
    await settle(replay, { status: "failed", failure, endedAt: new Date() });
    return;
  }
  try {
    const result = await replayAll(replay, signal);
    await settle(replay, { status: "done", result, failure: null, endedAt: new Date() });
  } catch (error) {
    if (error instanceof Overtaken) return;
    if (error instanceof Interrupted) return settle(replay, { attempts: replay.attempts - 1 });
    log.warn({ err: error, replayId }, "a run could not be replayed");
    if (isPassing(error) || replay.attempts < attemptsAtMost) {
      await settle(replay, isPassing(error) ? { attempts: replay.attempts - 1 } : {}).catch(() => undefined);
      throw error;
    }
    const failure = error instanceof Error ? error.message : String(error);
    await settle(replay, { status: "failed", failure, endedAt: new Date() });
  }
}

/** Leases the replay to this worker; null where nothing is to be done, or somebody is at it. */
async function takeUp(replayId: string): Promise<ReplayModel | null> {
  const taken = await db.$queryRaw<{ id: string }[]>`
    UPDATE replays SET status = 'running', attempts = attempts + 1, done = 0,
      lease_until = now() + ${leaseSeconds} * interval '1 second'
    WHERE id = ${replayId}::uuid AND status IN ('waiting', 'running') AND (lease_until IS NULL OR lease_until < now())
    RETURNING id`;
  return taken.length === 0 ? null : db.replay.findUniqueOrThrow({ where: { id: replayId } });
}

async function replayAll(replay: ReplayModel, signal: AbortSignal): Promise<ReplayResult> {
  const { runId, projectId } = replay;
  const run = await db.expansionRun.findUniqueOrThrow({ where: { id: runId }, include: { project: true } });
  // Numbers become visible in their order: whatever has one up to this is there.
  const upTo = run.project.sequence;
  const total = await countSettledCalls(runId, upTo);
  const settings = runSettings.parse(run.settings);
  const rules = replay.rules === null ? null : runRules.parse(replay.rules);
  const found = rules ? emptyWhatIf() : emptyReplay();
  await beat(replay, 0, total);
  let beatAt = Date.now();
  const taken = takeAgain(
    readRecordedCalls(runId, upTo),
    new History(historySources({ projectId, runId, upTo })),
    {
      rules: rules ?? settings.rules,
      classification: settings.classification,
      // Other rules are asked about all that came, not about the first that fill the target.
      gate: { accepted: 0, target: rules ? Number.POSITIVE_INFINITY : run.target, cancelSequence: run.cancelSequence },
      follow: rules ? "decided" : "recorded",
    },
    async () => {
      await othersTurn();
      if (signal.aborted) throw new Interrupted();
      if (Date.now() - beatAt < heartbeatMs) return;
      beatAt = Date.now();
      await beat(replay, found.calls, total);
    },
  );
  for await (const call of taken) {
    if (found.kind === "replay") tallyReplay(found, call);
    else tallyWhatIf(found, call);
  }
  await beat(replay, found.calls, Math.max(total, found.calls));
  return found.kind === "replay" ? completeReplay(found, replay, upTo) : nameWhatIf(found, projectId);
}

/** Adds what is recorded outside the calls that were taken again, and names neighbours as people do. */
async function completeReplay(
  found: ReplayFound,
  { runId, projectId }: ReplayModel,
  upTo: bigint,
): Promise<ReplayFound> {
  const { items, rejections } = await countRecorded(runId, upTo);
  const strays = items + rejections - found.recorded.items - found.recorded.rejections;
  const sides = found.first.flatMap(({ recorded, again }) => [recorded, again]);
  const names = await nameTasks(
    projectId,
    sides.flatMap(({ fields }) => fields.neighbour ?? []),
  );
  for (const { fields } of sides) {
    const name = names.get(fields.neighbour ?? "");
    if (name) fields.neighbour = `${name.of} ${name.number}`;
  }
  return { ...found, strays };
}

async function nameWhatIf(found: UnnamedWhatIf, projectId: string): Promise<WhatIfFound> {
  const names = await nameTasks(projectId, neighboursIn(found));
  const name = (list: UnnamedWhatIf["getIn"]) => ({
    count: list.count,
    first: list.first.map((one): ChangedCandidate => ({ ...one, neighbour: names.get(one.neighbour ?? "") ?? null })),
  });
  return { ...found, getIn: name(found.getIn), turnedAway: name(found.turnedAway) };
}

async function beat(replay: ReplayModel, done: number, total: number): Promise<void> {
  const alive = await db.$executeRaw`
    UPDATE replays SET done = ${done}, total = ${total}, lease_until = now() + ${leaseSeconds} * interval '1 second'
    WHERE id = ${replay.id}::uuid AND status = 'running' AND attempts = ${replay.attempts}`;
  if (alive === 0) throw new Overtaken();
}

/** Writes how it went and gives the lease back, unless somebody else has taken it up. */
async function settle(replay: ReplayModel, data: Prisma.ReplayUpdateManyMutationInput): Promise<void> {
  await db.replay.updateMany({
    where: { id: replay.id, status: "running", attempts: replay.attempts },
    data: { ...data, leaseUntil: null },
  });
}
