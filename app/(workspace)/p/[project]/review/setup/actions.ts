"use server";

import { markKnown } from "#lib/review/commands/mark-known.ts";
import { retireKnown } from "#lib/review/commands/retire-known.ts";
import { saveAssignments } from "#lib/review/commands/save-assignments.ts";
import { savePolicy } from "#lib/review/commands/save-policy.ts";
import { saveRejectReasons } from "#lib/review/commands/save-reject-reasons.ts";
import { setReviewerPause } from "#lib/review/commands/set-reviewer-pause.ts";
import { rejectReasonsInput } from "#lib/review/reject-reasons.ts";
import { assignmentsInput, knownInput, knownItemId, policyInput, reviewerPause } from "#lib/review/setup-schema.ts";
import { memberAction } from "#lib/session/member-action.ts";

export const keepPolicy = memberAction("review.lead", policyInput, savePolicy);

export const keepAssignments = memberAction("review.lead", assignmentsInput, saveAssignments);

export const keepReasons = memberAction("review.lead", rejectReasonsInput, saveRejectReasons);

export const takeAsKnown = memberAction("review.lead", knownInput, markKnown);

export const retireKnownItem = memberAction("review.lead", knownItemId, retireKnown);

export const pauseReviewer = memberAction("review.lead", reviewerPause, setReviewerPause);
