import { type Db, db, Prisma } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { builtInTemplates } from "../prompts/built-in-templates.ts";
import { refuseBadTemplate } from "../prompts/refuse-bad-template.ts";
import type { PromptPurpose, TemplateText } from "../prompts/template-schema.ts";

/** What a refused save brings: the version that somebody saved meanwhile, with its text. */
export type NewerPromptVersion = TemplateText & { number: number; savedBy: string; savedAt: Date };

/**
 * Makes a template of the project, whose first version is the built-in prompt or a version of another template of the same purpose.
 * @throws Refusal `conflict` where a template of the purpose has the name already (archived ones too), `not-found` for a version
 * of another project or purpose
 */
export async function createPromptTemplate(
  member: Member,
  { purpose, name, fromVersionId }: { purpose: PromptPurpose; name: string; fromVersionId: string | null },
): Promise<{ id: string }> {
  authorise(member, "prompts.edit");
  const projectId = member.project.id;
  return refusingTakenNames(() =>
    db.$transaction(async (tx) => {
      const text =
        fromVersionId === null ? builtInTemplates[purpose] : await findText(tx, member, purpose, fromVersionId);
      if (!text) throw notFound();
      const { id } = await tx.promptTemplate.create({ data: { projectId, purpose, name } });
      const { system, user } = text;
      await tx.promptVersion.create({ data: { templateId: id, number: 1, system, user, authorId: member.userId } });
      await recordAudit(
        { projectId, actorId: member.userId, action: "prompts.create", subject: name, detail: { purpose } },
        tx,
      );
      return { id };
    }),
  );
}

/**
 * Saves a template's next version. A text that is the latest version's already is none.
 * @returns the number of the version that the template has now
 * @throws Refusal `invalid` where the text is no good template; `conflict` where somebody saved another version than `baseNumber`
 * meanwhile, with that version as its data, or where the template is archived
 */
export async function savePromptVersion(
  member: Member,
  input: TemplateText & { templateId: string; baseNumber: number; note: string },
): Promise<{ number: number; unchanged: boolean }> {
  authorise(member, "prompts.edit");
  const { system, user, note, templateId, baseNumber } = input;
  return db.$transaction(async (tx) => {
    const template = await lockTemplate(tx, member, templateId);
    if (template.archivedAt)
      throw new Refusal("conflict", "prompts.errors.archivedSave", { data: { reason: "archived" } });
    refuseBadTemplate(template.purpose, { system, user });
    const latest = await tx.promptVersion.findFirstOrThrow({ where: { templateId }, orderBy: { number: "desc" } });
    if (latest.system === system && latest.user === user) return { number: latest.number, unchanged: true };
    if (latest.number !== baseNumber) {
      const author = await tx.user.findUnique({ where: { id: latest.authorId }, select: { name: true } });
      const newer: NewerPromptVersion = {
        number: latest.number,
        system: latest.system,
        user: latest.user,
        savedBy: author?.name ?? "",
        savedAt: latest.createdAt,
      };
      throw new Refusal("conflict", "prompts.errors.changed", {
        values: { number: latest.number, name: newer.savedBy },
        data: { reason: "changed", ...newer },
      });
    }
    const number = latest.number + 1;
    await tx.promptVersion.create({ data: { templateId, number, system, user, note, authorId: member.userId } });
    await audit(tx, member, "prompts.save", template.name, { number });
    return { number, unchanged: false };
  });
}

/** Gives a template another name. Runs keep the name that they started under. @throws Refusal `conflict` where it is taken */
export async function renamePromptTemplate(
  member: Member,
  { templateId, name }: { templateId: string; name: string },
): Promise<void> {
  authorise(member, "prompts.edit");
  await refusingTakenNames(() =>
    db.$transaction(async (tx) => {
      const template = await lockTemplate(tx, member, templateId);
      if (template.name === name) return;
      await tx.promptTemplate.update({ where: { id: templateId }, data: { name } });
      await audit(tx, member, "prompts.rename", name, { from: template.name });
    }),
  );
}

/** Takes a template out of use: no new run may take it, runs that have it go on. */
export async function archivePromptTemplate(member: Member, templateId: string): Promise<void> {
  await setArchived(member, templateId, new Date());
}

/** Brings an archived template back. */
export async function restorePromptTemplate(member: Member, templateId: string): Promise<void> {
  await setArchived(member, templateId, null);
}

async function setArchived(member: Member, templateId: string, archivedAt: Date | null): Promise<void> {
  authorise(member, "prompts.edit");
  await db.$transaction(async (tx) => {
    const template = await lockTemplate(tx, member, templateId);
    if ((template.archivedAt === null) === (archivedAt === null)) return;
    await tx.promptTemplate.update({ where: { id: templateId }, data: { archivedAt } });
    await audit(tx, member, archivedAt ? "prompts.archive" : "prompts.restore", template.name);
  });
}

/** The template, held until the transaction ends: two saves of it come one after the other. @throws Refusal `not-found` */
async function lockTemplate(tx: Db, member: Member, id: string) {
  await tx.$queryRaw`SELECT 1 FROM prompt_templates WHERE id = ${id}::uuid FOR UPDATE`;
  const template = await tx.promptTemplate.findFirst({ where: { id, projectId: member.project.id } });
  if (!template) throw notFound();
  return template;
}

function findText(tx: Db, member: Member, purpose: PromptPurpose, versionId: string): Promise<TemplateText | null> {
  return tx.promptVersion.findFirst({
    where: { id: versionId, template: { projectId: member.project.id, purpose } },
    select: { system: true, user: true },
  });
}

function audit(tx: Db, member: Member, action: string, subject: string, detail: Prisma.InputJsonObject = {}) {
  return recordAudit({ projectId: member.project.id, actorId: member.userId, action, subject, detail }, tx);
}

async function refusingTakenNames<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    throw new Refusal("conflict", "prompts.errors.nameTaken", { fields: { name: "prompts.errors.nameTaken" } });
  }
}
