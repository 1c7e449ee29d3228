"use server";

import { personAction } from "#lib/session/member-action.ts";
import { createProject } from "#lib/team/commands/create-project.ts";
import { newProjectInput } from "#lib/team/project-schema.ts";

export const addProject = personAction("projects.create", newProjectInput, createProject);
