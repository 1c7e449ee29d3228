"use server";

import { budgetInput } from "#lib/expansion/budget-schema.ts";
import { setBudget } from "#lib/expansion/commands/set-budget.ts";
import { memberAction } from "#lib/session/member-action.ts";
import { archiveProject } from "#lib/team/commands/archive-project.ts";
import { changeProject } from "#lib/team/commands/change-project.ts";
import { archiveInput, projectSettings } from "#lib/team/project-schema.ts";

export const saveSettings = memberAction("project.change", projectSettings, changeProject);

export const setArchived = memberAction("project.archive", archiveInput, archiveProject);

export const saveBudget = memberAction("project.change", budgetInput, setBudget);
