import { Refusal } from "#lib/platform/errors.ts";
import { checkTemplate, type PromptPurpose, type TemplateText } from "./template-schema.ts";

/** @throws Refusal `invalid` that names the first thing that keeps the template from being used */
export function refuseBadTemplate(purpose: PromptPurpose, text: TemplateText): void {
  const [problem] = checkTemplate(purpose, text);
  if (!problem) return;
  const message = `prompts.problems.${problem.key}`;
  throw new Refusal("invalid", message, { values: problem.values, fields: { [problem.field]: message } });
}
