import type { Db } from "#lib/platform/db.ts";
import { builtInLabel } from "../prompts/built-in-templates.ts";
import type { PromptPurpose } from "../prompts/template-schema.ts";
import { versionLabel } from "./prompt-versions.ts";

/** The name of a prompt that a run froze, also where its template is out of use since; null is the built-in one. */
export async function getPromptLabel(tx: Db, purpose: PromptPurpose, versionId: string | null): Promise<string> {
  if (versionId === null) return builtInLabel(purpose);
  const version = await tx.promptVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { number: true, template: { select: { name: true } } },
  });
  return versionLabel(version.template.name, version.number);
}
