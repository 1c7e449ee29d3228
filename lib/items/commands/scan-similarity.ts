import { setTimeout as wait } from "node:timers/promises";
import { packKeys } from "#lib/algorithms/pack-keys.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { type Db, db, type Prisma } from "#lib/platform/db.ts";
import type { SimilarityScanModel } from "#lib/platform/generated/models/SimilarityScan.ts";
import { log } from "#lib/platform/log.ts";
import { isPassing } from "#lib/platform/persist.ts";
import { readScanSource } from "../queries/read-scan-pages.ts";
import type { ScanFound } from "../similarity/scan-orders.ts";
import { ScanThreads } from "../similarity/scan-threads.ts";
import type { ScanHistograms } from "../similarity/similarity-counts.ts";

/** A worker that is silent for so long is taken for dead, and another begins anew. */
const leaseSeconds = 10;
const heartbeatMs = 1_000;

/** Workers that took it up and were not heard of again, or failed; the database being away does not count. */
const attemptsAtMost = 5;

/** A look as this worker took it up. */
type TakenScan = Pick<SimilarityScanModel, "id" | "projectId" | "tokenizer" | "asOf" | "attempts">;

/** Somebody else took it up meanwhile, or nobody wants it any more. */
class Overtaken extends Error {}

/** This worker is asked to end. */
class Interrupted extends Error {}

/**
 * Looks at all of a project's tasks, as the row orders, and keeps what was found; what older looks found goes. Any number of
 * workers may call this at any time: one does it, and what is done stays. One that was killed leaves nothing half done, and who comes
 * next begins anew. A look at a project that was archived is dropped.
 * @param signal ends it early and gives it back
 * @throws the error for which it should be tried again; where that is hopeless the look is `failed` with the reason
 */
export async function scanSimilarity(scanId: string, signal: AbortSignal): Promise<void> {
  const scan = await takeUp(scanId);
  if (!scan) return;
  if (scan.attempts > attemptsAtMost) {
    const failure = `Given up: ${attemptsAtMost} workers that took it up were never heard of again.`;
    await settle(scan, { status: "failed", failure, endedAt: new Date() });
    return;
  }
  try {
    await scanOnce(scan, signal);
  } catch (error) {
    if (error instanceof Overtaken) return;
    if (error instanceof Interrupted) return settle(scan, { attempts: scan.attempts - 1 });
    log.warn({ err: error, scanId }, "a look at all tasks failed");
    if (isPassing(error) || scan.attempts < attemptsAtMost) {
      await settle(scan, isPassing(error) ? { attempts: scan.attempts - 1 } : {}).catch(() => undefined);
      throw error;
    }
    const failure = error instanceof Error ? error.message : String(error);
    await settle(scan, { status: "failed", failure, endedAt: new Date() });
  }
}

async function scanOnce(scan: TakenScan, signal: AbortSignal): Promise<void> {
  const threads = new ScanThreads();
  const ended = new AbortController();
  const work = scanAll(scan, threads).then((found) => keep(scan, found));
  try {
    await Promise.race([work, keepBeating(scan, threads, AbortSignal.any([signal, ended.signal]))]);
  } finally {
    ended.abort();
    await threads.end();
    // Whoever takes it up next may get the same number of the attempt: nothing of this one may be under way then.
    await work.catch(() => undefined);
  }
}

/** Leases the look to this worker; null where nothing is to be done, or somebody is at it. */
async function takeUp(scanId: string): Promise<TakenScan | null> {
  await dropArchived(scanId);
  // As it was taken up, not as it is a moment later, when it may be another's.
  const [taken] = await db.$queryRaw<TakenScan[]>`
    UPDATE similarity_scans s SET status = 'running', attempts = attempts + 1, step = 'read', done = 0, total = 0,
      tokenizer = p.tokenizer, as_of = p.sequence, lease_until = now() + ${leaseSeconds} * interval '1 second'
    FROM projects p
    WHERE s.id = ${scanId}::uuid AND p.id = s.project_id AND s.status IN ('waiting', 'running')
      AND (s.lease_until IS NULL OR s.lease_until < now())
    RETURNING s.id, s.project_id AS "projectId", s.tokenizer, s.as_of AS "asOf", s.attempts`;
  return taken ?? null;
}

type Found = ScanFound & { absent: Uint8Array<ArrayBuffer>; size: number; histograms: ScanHistograms };

async function scanAll(scan: TakenScan, threads: ScanThreads): Promise<Found> {
  const source = await readScanSource(scan.projectId, scan.asOf ?? 0n);
  await threads.begin(scan.tokenizer as Tokenizer, source.seeds, source.total);
  let size = 0;
  for await (const page of source.pages) {
    size += page.texts.length;
    await threads.take(page);
  }
  const found = await threads.finish();
  const runs = source.runIds.flatMap((id, run) => {
    const counts = found.runCounts[run];
    return counts ? [[id, counts] as const] : [];
  });
  return {
    ...found,
    size,
    absent: packKeys(Float64Array.from(source.absent)),
    histograms: { all: found.counts, runs: Object.fromEntries(runs) },
  };
}

/** Writes what was found, and lets go what older looks found: all of it or nothing, and nothing where somebody else is at it. */
async function keep(scan: TakenScan, found: Found): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.similarityScan.updateMany({
      where: { id: scan.id, status: "running", attempts: scan.attempts },
      data: {
        status: "done",
        // Of this one: who overtook it and gave up has written others.
        asOf: scan.asOf,
        tokenizer: scan.tokenizer,
        size: found.size,
        done: found.size,
        total: found.size,
        forest: found.forest,
        absent: found.absent,
        histograms: found.histograms,
        pairs: found.pairs,
        capped: found.cut > 0,
        failure: null,
        endedAt: new Date(),
        leaseUntil: null,
      },
    });
    if (count === 0) throw new Overtaken();
    await dropOlder(tx, scan);
  });
}

/** Lets older looks go, but for those by which somebody has ordered a rule that is not worked out yet. */
async function dropOlder(tx: Db, { id, projectId }: TakenScan): Promise<void> {
  // Locked first, so that an order that comes at this moment is seen.
  await tx.$queryRaw`
    SELECT id FROM similarity_scans WHERE project_id = ${projectId}::uuid AND id <> ${id}::uuid AND status IN ('done', 'failed')
    ORDER BY id FOR UPDATE`;
  await tx.$executeRaw`
    DELETE FROM similarity_scans s WHERE project_id = ${projectId}::uuid AND id <> ${id}::uuid AND status IN ('done', 'failed')
      AND NOT EXISTS (SELECT FROM duplicate_resolutions r WHERE r.scan_id = s.id AND r.status = 'planning')`;
}

/** Says again and again that the worker is alive, and how far it is. Ends by throwing, or when the signal says so. */
async function keepBeating(scan: TakenScan, threads: ScanThreads, signal: AbortSignal): Promise<never> {
  for (;;) {
    await wait(heartbeatMs, undefined, { signal }).catch(() => {
      throw new Interrupted();
    });
    // A database that is away for a moment is none of the threads' business; the lease outlasts several beats.
    await beat(scan, threads).catch((error: unknown) => {
      if (!isPassing(error)) throw error;
    });
  }
}

async function beat(scan: TakenScan, threads: ScanThreads): Promise<void> {
  const { step, done, total } = threads.progress();
  const alive = await db.$executeRaw`
    UPDATE similarity_scans s SET step = ${step}, done = ${done}, total = ${total},
      lease_until = now() + ${leaseSeconds} * interval '1 second'
    FROM projects p
    WHERE s.id = ${scan.id}::uuid AND s.status = 'running' AND s.attempts = ${scan.attempts}
      AND p.id = s.project_id AND p.archived_at IS NULL`;
  if (alive > 0) return;
  await dropArchived(scan.id);
  throw new Overtaken();
}

/** Lets an unfinished look go whose project is archived. */
async function dropArchived(scanId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM similarity_scans s USING projects p
    WHERE s.id = ${scanId}::uuid AND s.status IN ('waiting', 'running') AND p.id = s.project_id AND p.archived_at IS NOT NULL`;
}

/** Writes how it went and gives the lease back, unless somebody else has taken it up. */
async function settle(scan: TakenScan, data: Prisma.SimilarityScanUpdateManyMutationInput): Promise<void> {
  await db.similarityScan.updateMany({
    where: { id: scan.id, status: "running", attempts: scan.attempts },
    data: { ...data, leaseUntil: null },
  });
}
