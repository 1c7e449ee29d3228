import { db } from "#lib/platform/db.ts";
import type { DatasetVersionModel } from "#lib/platform/generated/models/DatasetVersion.ts";
import { log } from "#lib/platform/log.ts";
import { isPassing } from "#lib/platform/persist.ts";
import { buildManifest } from "../build-manifest.ts";
import { digestFiles } from "../digest-files.ts";
import { findDiscrepancy } from "../find-discrepancy.ts";
import { countChanges } from "../queries/count-changes.ts";
import { readPages } from "../queries/read-pages.ts";
import { type Manifest, parseCounts, provenance } from "../schema.ts";

/** A worker that is silent for so long is taken for dead, and another takes its work up. */
const leaseSeconds = 5;
const heartbeatMs = 1_000;

/** Failures after which nobody tries again by itself; the database being away does not count. */
const attemptsAtMost = 5;

/** Somebody else took the preparation up meanwhile. */
class Overtaken extends Error {}

/**
 * Works out what a version's files come to, by going through its rows once, and makes it `ready` with its manifest.
 * Any number of workers may call this at any time: one does it, and what is done stays. One that was killed leaves
 * nothing half done; who comes next begins anew, which takes less than a minute for a million rows.
 * @throws the error for which it should be tried again; where that is hopeless the version is `failed` with the reason
 */
export async function prepareDataset(versionId: string): Promise<void> {
  const version = await takeUp(versionId);
  if (!version) return;
  try {
    const manifest = await describe(version);
    if (typeof manifest === "string") await settle(version, { status: "failed", failure: manifest });
    else await settle(version, { status: "ready", manifest, failure: null, preparedRows: version.itemCount });
  } catch (error) {
    if (error instanceof Overtaken) return;
    log.warn({ err: error, versionId }, "a dataset version could not be prepared");
    if (isPassing(error) || version.attempts < attemptsAtMost) {
      await settle(version, {}).catch(() => undefined);
      throw error;
    }
    await settle(version, { status: "failed", failure: error instanceof Error ? error.message : String(error) });
  }
}

/** Leases the version to this worker; null where nothing is to be done, or somebody is at it. */
async function takeUp(versionId: string): Promise<DatasetVersionModel | null> {
  const taken = await db.$queryRaw<{ id: string }[]>`
    UPDATE dataset_versions
    SET attempts = attempts + 1, prepared_rows = 0, lease_until = now() + ${leaseSeconds} * interval '1 second'
    WHERE id = ${versionId}::uuid AND status = 'preparing' AND (lease_until IS NULL OR lease_until < now())
    RETURNING id`;
  return taken.length === 0 ? null : db.datasetVersion.findUniqueOrThrow({ where: { id: versionId } });
}

/** The version's manifest, or what is wrong with its rows. */
async function describe(version: DatasetVersionModel): Promise<Manifest | string> {
  let beatAt = Date.now();
  const digests = await digestFiles(readPages(version.id, null), async (rows) => {
    if (Date.now() - beatAt < heartbeatMs) return;
    beatAt = Date.now();
    await beat(version, rows);
  });
  const counts = parseCounts(version.counts);
  const discrepancy = findDiscrepancy(version.itemCount, counts, digests);
  if (discrepancy) return discrepancy;
  const [project, author, changes] = await Promise.all([
    db.project.findUniqueOrThrow({ where: { id: version.projectId }, select: { slug: true, name: true } }),
    db.user.findUniqueOrThrow({ where: { id: version.createdBy }, select: { name: true } }),
    countChanges(version),
  ]);
  return buildManifest({
    ...version,
    project,
    frozenAt: version.createdAt,
    frozenBy: author.name,
    counts,
    changes,
    provenance: provenance.parse(version.provenance),
    digests,
  });
}

async function beat(version: DatasetVersionModel, rows: number): Promise<void> {
  const alive = await db.$executeRaw`
    UPDATE dataset_versions
    SET prepared_rows = ${rows}, lease_until = now() + ${leaseSeconds} * interval '1 second'
    WHERE id = ${version.id}::uuid AND status = 'preparing' AND attempts = ${version.attempts}`;
  if (alive === 0) throw new Overtaken();
}

/** Writes how it went and gives the lease back, unless somebody else has taken the preparation up. */
async function settle(
  version: DatasetVersionModel,
  data: Parameters<typeof db.datasetVersion.updateMany>[0]["data"],
): Promise<void> {
  await db.datasetVersion.updateMany({
    where: { id: version.id, status: "preparing", attempts: version.attempts },
    data: { ...data, leaseUntil: null },
  });
}
