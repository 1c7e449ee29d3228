"use server";

import { freezeApproved } from "#lib/datasets/commands/freeze-approved.ts";
import { prepareAgain } from "#lib/datasets/commands/prepare-again.ts";
import { freezeInput, versionReference } from "#lib/datasets/schema.ts";
import { memberAction } from "#lib/session/member-action.ts";

export const freezeVersion = memberAction("datasets.freeze", freezeInput, freezeApproved);

export const prepareVersionAgain = memberAction("datasets.freeze", versionReference, (member, { number }) =>
  prepareAgain(member, number),
);
