"use server";

import { restoreGuidelines, saveGuidelines } from "#lib/review/commands/save-guidelines.ts";
import { guidelinesInput, guidelinesRestore } from "#lib/review/guidelines-schema.ts";
import { memberAction } from "#lib/session/member-action.ts";

export const saveVersion = memberAction("guidelines.edit", guidelinesInput, saveGuidelines);

export const restoreVersion = memberAction("guidelines.edit", guidelinesRestore, restoreGuidelines);
