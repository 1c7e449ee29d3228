import { type Db, db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { builtInLabel, builtInTemplates } from "../prompts/built-in-templates.ts";
import { type PromptPurpose, promptPurposes, type TemplateText } from "../prompts/template-schema.ts";
import { dropOldest } from "./drop-oldest.ts";

/** What a run freezes of its prompt: the version's id (null for the built-in prompt), and its name for people. */
export type PromptDescription = { label: string; promptVersionId: string | null };

/**
 * The name of a prompt version and that it may be used: "Radiology v3", or the built-in prompt's.
 * @throws Refusal `not-found` for a version of another project or purpose, `invalid` for one of an archived template
 */
export async function describePromptVersion(
  tx: Db,
  projectId: string,
  purpose: PromptPurpose,
  versionId: string | null,
): Promise<PromptDescription> {
  if (versionId === null) return { label: builtInLabel(purpose), promptVersionId: null };
  const version = await tx.promptVersion.findFirst({
    where: { id: versionId, template: { projectId, purpose } },
    select: { number: true, template: { select: { name: true, archivedAt: true } } },
  });
  if (!version) throw notFound();
  const label = versionLabel(version.template.name, version.number);
  if (version.template.archivedAt) throw new Refusal("invalid", "prompts.errors.archived", { values: { label } });
  return { label, promptVersionId: versionId };
}

/** A version as people call it. */
export function versionLabel(name: string, number: number): string {
  return `${name} v${number}`;
}

/** A prompt to choose from: the built-in one of a purpose (`versionId` null), or a version of one of the project's templates. */
export type PromptChoice = {
  purpose: PromptPurpose;
  versionId: string | null;
  label: string;
  /** The template's latest version. */
  current: boolean;
};

/** Every prompt that a run may use: by purpose the built-in one first, then templates by name, each with its latest version first. */
export async function listPromptChoices(member: Member): Promise<PromptChoice[]> {
  authorise(member, "runs.view");
  const templates = await db.promptTemplate.findMany({
    where: { projectId: member.project.id, archivedAt: null },
    orderBy: { name: "asc" },
    select: {
      purpose: true,
      name: true,
      versions: { select: { id: true, number: true }, orderBy: { number: "desc" } },
    },
  });
  return promptPurposes.flatMap((purpose) => [
    { purpose, versionId: null, label: builtInLabel(purpose), current: true },
    ...templates
      .filter((template) => template.purpose === purpose)
      .flatMap(({ name, versions }) =>
        versions.map(({ id, number }, i) => ({
          purpose,
          versionId: id,
          label: versionLabel(name, number),
          current: i === 0,
        })),
      ),
  ]);
}

type KnownVersion = TemplateText & { projectId: string; purpose: PromptPurpose };

// A version never changes, so what is read once stays true.
const known = new Map<string, KnownVersion>();

/**
 * The template that a call is rendered from: of the versions that its run froze the one of the call's purpose, else the built-in one.
 * @throws Error where the database holds no such version for the project
 */
export async function getFrozenTemplate(
  projectId: string,
  purpose: PromptPurpose,
  versionIds: readonly (string | null)[],
): Promise<TemplateText> {
  for (const id of versionIds) {
    if (id === null) continue;
    const version = known.get(id) ?? (await readVersion(id));
    if (version?.projectId !== projectId) throw new Error(`the project has no prompt version ${id}`);
    if (version.purpose === purpose) return version;
  }
  return builtInTemplates[purpose];
}

async function readVersion(id: string): Promise<KnownVersion | null> {
  const row = await db.promptVersion.findUnique({
    where: { id },
    select: { system: true, user: true, template: { select: { projectId: true, purpose: true } } },
  });
  if (!row) return null;
  const version = { system: row.system, user: row.user, ...row.template };
  known.set(id, version);
  dropOldest(known, 200);
  return version;
}
