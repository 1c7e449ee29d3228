"use server";

import { archiveSeed, unarchiveSeed } from "#lib/seeds/commands/archive-seed.ts";
import { createSeed } from "#lib/seeds/commands/create-seed.ts";
import { restoreRevision } from "#lib/seeds/commands/restore-revision.ts";
import { reviseSeed } from "#lib/seeds/commands/revise-seed.ts";
import { restoreInput, seedFields, seedReference, seedRevisionInput } from "#lib/seeds/schema.ts";
import { memberAction } from "#lib/session/member-action.ts";

export const addSeed = memberAction("seeds.edit", seedFields, createSeed);

export const saveSeed = memberAction("seeds.edit", seedRevisionInput, reviseSeed);

export const restoreSeed = memberAction("seeds.edit", restoreInput, restoreRevision);

export const setSeedAside = memberAction("seeds.edit", seedReference, archiveSeed);

export const bringSeedBack = memberAction("seeds.edit", seedReference, unarchiveSeed);
