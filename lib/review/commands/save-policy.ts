import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { ReviewPolicy } from "../policy.ts";
import { policyChanges } from "../policy-changes.ts";
import { currentPolicy } from "../queries/policies.ts";
import type { PolicyInput } from "../setup-schema.ts";
import { holdReviewSettings } from "./hold-review-settings.ts";

/** The policy that somebody saved meanwhile. */
export type PolicyConflict = { number: number; policy: ReviewPolicy };

/**
 * Saves how the project reviews as its next policy. It holds for items that nobody has decided yet. Nothing is saved where
 * nothing differs.
 * @returns the number of the policy in force
 * @throws Refusal `conflict` with {@link PolicyConflict} where somebody else has saved another one since
 */
export async function savePolicy(member: Member, { base, policy }: PolicyInput): Promise<{ number: number }> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    await holdReviewSettings(tx, projectId);
    const before = await currentPolicy(tx, projectId);
    const changes = policyChanges(before.policy, policy);
    if (changes.length === 0) return { number: before.number };
    if (before.number !== base) {
      const saved = await tx.reviewPolicy.findFirst({
        where: { projectId, number: before.number },
        select: { author: { select: { name: true } } },
      });
      throw new Refusal("conflict", "reviewSetup.policy.errors.changed", {
        values: { number: before.number, name: saved?.author.name ?? "" },
        data: before satisfies PolicyConflict,
      });
    }
    const number = before.number + 1;
    await tx.reviewPolicy.create({ data: { projectId, number, settings: policy, authorId: member.userId } });
    await tx.project.update({ where: { id: projectId }, data: { reviewPolicy: number } });
    const detail = Object.fromEntries(changes.map(({ setting, from, to }) => [setting, { from, to }]));
    await recordAudit(
      {
        projectId,
        actorId: member.userId,
        action: "review.policy",
        subject: String(number),
        detail: { number, ...detail },
      },
      tx,
    );
    return { number };
  });
}
