"use server";

import {
  archivePromptTemplate,
  createPromptTemplate,
  renamePromptTemplate,
  restorePromptTemplate,
  savePromptVersion,
} from "#lib/expansion/commands/save-prompt.ts";
import {
  newTemplateInput,
  promptVersionInput,
  templateNameInput,
  templateRef,
} from "#lib/expansion/prompts/template-schema.ts";
import { memberAction } from "#lib/session/member-action.ts";

export const addTemplate = memberAction("prompts.edit", newTemplateInput, createPromptTemplate);

export const saveVersion = memberAction("prompts.edit", promptVersionInput, savePromptVersion);

export const renameTemplate = memberAction("prompts.edit", templateNameInput, renamePromptTemplate);

export const archiveTemplate = memberAction("prompts.edit", templateRef, (member, { templateId }) =>
  archivePromptTemplate(member, templateId),
);

export const restoreTemplate = memberAction("prompts.edit", templateRef, (member, { templateId }) =>
  restorePromptTemplate(member, templateId),
);
