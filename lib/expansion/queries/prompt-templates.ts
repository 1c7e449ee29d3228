import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { PromptPurpose, TemplateText } from "../prompts/template-schema.ts";

/** A template as a row of the list. */
export type TemplateRow = {
  id: string;
  purpose: PromptPurpose;
  name: string;
  archived: boolean;
  /** The number of its latest version, which is how many it has. */
  versions: number;
  changedAt: Date;
  changedBy: string;
};

/** The project's templates by name, archived ones last. */
export async function listPromptTemplates(member: Member): Promise<TemplateRow[]> {
  authorise(member, "prompts.view");
  return db.$queryRaw<TemplateRow[]>`
    SELECT t.id, t.purpose::text, t.name, t.archived_at IS NOT NULL AS archived,
      v.number AS versions, v.created_at AS "changedAt", u.name AS "changedBy"
    FROM prompt_templates t
    CROSS JOIN LATERAL (
      SELECT number, created_at, author_id FROM prompt_versions WHERE template_id = t.id ORDER BY number DESC LIMIT 1
    ) v
    JOIN users u ON u.id = v.author_id
    WHERE t.project_id = ${member.project.id}::uuid
    ORDER BY t.archived_at IS NOT NULL, t.name`;
}

/** A saved state of a template, without its text. */
export type PromptVersionLine = { id: string; number: number; note: string; savedBy: string; savedAt: Date };

/** A template: its versions, the latest first, and the text of the latest. */
export type TemplateView = {
  id: string;
  purpose: PromptPurpose;
  name: string;
  archived: boolean;
  text: TemplateText;
  versions: PromptVersionLine[];
};

/** More versions than anybody looks through: what is older is not listed. */
const mostVersions = 500;

/** A template by its id. @throws Refusal `not-found` */
export async function getPromptTemplate(member: Member, id: string): Promise<TemplateView> {
  authorise(member, "prompts.view");
  const template = await db.promptTemplate.findFirst({ where: { id, projectId: member.project.id } });
  if (!template) throw notFound();
  const [versions, latest] = await Promise.all([
    db.$queryRaw<PromptVersionLine[]>`
      SELECT v.id, v.number, v.note, u.name AS "savedBy", v.created_at AS "savedAt"
      FROM prompt_versions v JOIN users u ON u.id = v.author_id
      WHERE v.template_id = ${id}::uuid ORDER BY v.number DESC LIMIT ${mostVersions}`,
    db.promptVersion.findFirstOrThrow({ where: { templateId: id }, orderBy: { number: "desc" } }),
  ]);
  const { purpose, name, archivedAt } = template;
  const text = { system: latest.system, user: latest.user };
  return { id, purpose, name, archived: archivedAt !== null, text, versions };
}

/** The text of one version of a template; null where there is no such version. */
export async function findVersionText(
  member: Member,
  templateId: string,
  number: number,
): Promise<(TemplateText & { number: number }) | null> {
  authorise(member, "prompts.view");
  return db.promptVersion.findFirst({
    where: { templateId, number, template: { projectId: member.project.id } },
    select: { number: true, system: true, user: true },
  });
}
