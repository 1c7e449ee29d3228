import { type Db, db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { sendJobs } from "#lib/platform/jobs.ts";
import { log } from "#lib/platform/log.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { FreezeInput } from "../schema.ts";

/** A version that was frozen. */
export type Frozen = { id: string; number: number; itemCount: number };

/** A million rows go in within a minute or so. */
const timeout = 300_000;

/**
 * Freezes the approved items of the project as its next version: each with the text and the decided category that it
 * has at this moment, in the order of admission. Approved items without a category stay out. Then a job works out what
 * its files come to.
 * The same id twice gives the version that the first made.
 * @throws Refusal `conflict` where no item is approved
 */
export async function freezeApproved(member: Member, input: FreezeInput): Promise<Frozen> {
  authorise(member, "datasets.freeze");
  const frozen = await db.$transaction((tx) => freeze(tx, member, input), { timeout });
  // The version stands; should the queue not take the job now, the worker's sweep sends it again.
  await sendJobs("prepare-dataset", [{ versionId: frozen.id }]).catch((error: unknown) =>
    log.warn({ err: error, versionId: frozen.id }, "the job of a dataset version was not sent"),
  );
  return frozen;
}

async function freeze(tx: Db, member: Member, input: FreezeInput): Promise<Frozen> {
  // One freeze of a project at a time. Not its row, for which running expansions would have to wait.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`freeze ${member.project.id}`}, 0))`;
  const known = await tx.datasetVersion.findUnique({ where: { id: input.id } });
  if (known?.projectId === member.project.id && known.createdBy === member.userId) return known;
  if (known) throw new Refusal("conflict", "datasets.errors.idTaken");

  const version = await insertVersion(tx, member, input);
  if (!version) throw new Refusal("conflict", "datasets.errors.nothingApproved");
  await tx.project.update({ where: { id: member.project.id }, data: { lastDatasetNumber: version.number } });
  await recordAudit(
    {
      projectId: member.project.id,
      actorId: member.userId,
      action: "datasets.freeze",
      subject: input.id,
      detail: { number: version.number, items: version.itemCount },
    },
    tx,
  );
  return version;
}

/** One statement, so that all of it is of one moment: the items, their counts and where they come from. */
async function insertVersion(tx: Db, member: Member, { id, name, notes }: FreezeInput): Promise<Frozen | null> {
  const [row] = await tx.$queryRaw<Frozen[]>`
    WITH chosen AS MATERIALIZED (
      SELECT id, version, category, origin, run_id, rejection_id IS NOT NULL AS restored,
        row_number() OVER (ORDER BY sequence) AS position
      FROM items
      WHERE project_id = ${member.project.id}::uuid AND status = 'approved' AND category IS NOT NULL
    ),
    runs AS (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'number', r.number, 'endpoint', r.endpoint_name, 'model', r.model, 'promptVersion', r.prompt_version,
        'startedAt', to_char(r.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'items', c.items
      ) ORDER BY r.number), '[]') AS list
      FROM (SELECT run_id, count(*) AS items FROM chosen WHERE run_id IS NOT NULL GROUP BY run_id) c
      JOIN expansion_runs r ON r.id = c.run_id
    ),
    reviewers AS (
      SELECT count(DISTINCT d.reviewer_id) AS people
      FROM chosen c JOIN decisions d ON d.item_id = c.id AND d.revoked_at IS NULL AND d.kind <> 'known'
    ),
    figures AS (
      SELECT count(*) AS items,
        jsonb_build_object(
          'QA', count(*) FILTER (WHERE category = 'QA'), 'IE', count(*) FILTER (WHERE category = 'IE'),
          'GEN', count(*) FILTER (WHERE category = 'GEN'), 'OTHER', count(*) FILTER (WHERE category = 'OTHER')
        ) AS counts,
        jsonb_build_object(
          'origins', jsonb_build_object(
            'call', count(*) FILTER (WHERE origin = 'call'), 'import', count(*) FILTER (WHERE origin = 'import'),
            'corpus', count(*) FILTER (WHERE origin = 'corpus')
          ),
          'edited', count(*) FILTER (WHERE version > 1),
          'restored', count(*) FILTER (WHERE restored)
        ) AS origin
      FROM chosen
    ),
    version AS (
      INSERT INTO dataset_versions (id, project_id, number, name, notes, status, item_count, counts, provenance, created_by)
      SELECT ${id}::uuid, ${member.project.id}::uuid,
        (SELECT coalesce(max(number), 0) + 1 FROM dataset_versions WHERE project_id = ${member.project.id}::uuid),
        ${name}, ${notes}, 'preparing', figures.items, figures.counts,
        figures.origin || jsonb_build_object('reviewers', reviewers.people, 'runs', runs.list),
        ${member.userId}::uuid
      FROM figures, reviewers, runs
      WHERE figures.items > 0
      RETURNING id, number, item_count
    ),
    members AS (
      INSERT INTO dataset_version_items (version_id, position, item_id, item_version, category)
      SELECT ${id}::uuid, position, id, version, category FROM chosen
    )
    SELECT id, number, item_count AS "itemCount" FROM version`;
  return row ?? null;
}
