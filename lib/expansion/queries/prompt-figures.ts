import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { builtInLabel } from "../prompts/built-in-templates.ts";
import type { PromptPurpose } from "../prompts/template-schema.ts";

/**
 * What the project's runs made with one prompt version (`versionId` null: a built-in prompt, by its label). `calls` are those that
 * are through; classifications within an expansion run count by the attempts that they took. For expansion, candidates are
 * accepted + rejected + malformed, and `decided` are the items of them that people approved or rejected since.
 */
export type PromptFigures = {
  purpose: PromptPurpose;
  versionId: string | null;
  label: string;
  templateId: string | null;
  runs: number;
  calls: number;
  accepted: number;
  rejected: number;
  malformed: number;
  approved: number;
  decided: number;
};

/**
 * What each prompt version came to, by purpose, the one with most calls first. Runs carry their own counts, so it costs one row a
 * run, and an index that holds decided items alone gives what people made of them.
 */
export async function listPromptFigures(member: Member): Promise<PromptFigures[]> {
  authorise(member, "prompts.view");
  return db.$queryRaw<PromptFigures[]>`
    WITH runs AS (
      SELECT id, purpose, prompt_version_id, prompt_version, settings, accepted, rejected, malformed, calls_settled + calls_failed AS calls
      FROM expansion_runs WHERE project_id = ${member.project.id}::uuid
    ), decided AS (
      SELECT run_id, count(*) AS decided, count(*) FILTER (WHERE status = 'approved') AS approved
      FROM items WHERE run_id IN (SELECT id FROM runs) AND status <> 'pending' GROUP BY run_id
    ), uses AS (
      SELECT r.id, r.purpose, r.prompt_version_id AS version_id, r.prompt_version AS label, r.calls,
        r.accepted, r.rejected, r.malformed, d.approved, d.decided
      FROM runs r LEFT JOIN decided d ON d.run_id = r.id AND r.purpose = 'expand'
      UNION ALL
      SELECT r.id, 'classify', (r.settings ->> 'classifyPromptVersionId')::uuid, ${builtInLabel("classify")}, s.attempts, 0, 0, 0, 0, 0
      FROM runs r JOIN spending s ON s.run_id = r.id AND s.purpose = 'classify' WHERE r.purpose = 'expand'
    )
    SELECT u.purpose::text, u.version_id AS "versionId", t.id AS "templateId",
      COALESCE(t.name || ' v' || v.number, max(u.label)) AS label,
      count(DISTINCT u.id)::int AS runs, COALESCE(sum(u.calls), 0)::float8 AS calls, sum(u.accepted)::float8 AS accepted,
      sum(u.rejected)::float8 AS rejected, sum(u.malformed)::float8 AS malformed,
      COALESCE(sum(u.approved), 0)::float8 AS approved, COALESCE(sum(u.decided), 0)::float8 AS decided
    FROM uses u
    LEFT JOIN prompt_versions v ON v.id = u.version_id
    LEFT JOIN prompt_templates t ON t.id = v.template_id
    GROUP BY u.purpose, u.version_id, t.id, v.number, CASE WHEN u.version_id IS NULL THEN u.label END
    ORDER BY u.purpose, calls DESC, label`;
}
