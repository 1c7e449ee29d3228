import { randomUUID } from "node:crypto";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { recordDecision } from "../commands/record-decision.ts";
import { type ReviewPolicy, reviewPolicy } from "../policy.ts";
import { type DecisionInput, decisionInput } from "../schema.ts";

/** Puts a policy in force, for tests: as the setup page does. */
export async function followPolicy(member: Member, settings: Partial<ReviewPolicy>): Promise<void> {
  const projectId = member.project.id;
  const { reviewPolicy: before } = await db.project.findUniqueOrThrow({ where: { id: projectId } });
  const number = before + 1;
  await db.reviewPolicy.create({
    data: { projectId, number, settings: reviewPolicy.parse(settings), authorId: member.userId },
  });
  await db.project.update({ where: { id: projectId }, data: { reviewPolicy: number } });
}

/** A decision as a desk sends it, for tests: an approval as QA, unless it says otherwise. */
export function sentDecision(itemId: string, more: Partial<DecisionInput> = {}): DecisionInput {
  const rejects = more.verdict === "reject";
  return decisionInput.parse({
    id: randomUUID(),
    itemId,
    itemVersion: 1,
    verdict: "approve",
    category: rejects ? null : "QA",
    reasons: rejects ? ["wrongAnswer"] : [],
    comment: "",
    ...more,
  });
}

/** Has each of the reviewers decide the item, for tests. */
export async function decideBy(itemId: string, answers: readonly (readonly [Member, Partial<DecisionInput>])[]) {
  for (const [reviewer, more] of answers) await recordDecision(reviewer, sentDecision(itemId, more));
}
