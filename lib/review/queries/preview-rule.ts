import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { RuleScope } from "../resolution-schema.ts";
import { planByRule } from "./plan-by-rule-over-groups.ts";

/** What a rule would do: items that it sets aside in how many groups, and how many of them were approved. */
export type RulePreview = { groups: number; setAside: number; approved: number };

/**
 * What a rule would do now, without doing it: the same plan as that of resolveByRule.
 * @throws Refusal `conflict` where a newer look has taken the place of that one
 */
export async function previewRule(member: Member, scope: RuleScope): Promise<RulePreview> {
  authorise(member, "duplicates.resolve");
  const plan = await planByRule(member.project.id, scope);
  if (!plan) throw new Refusal("conflict", "duplicates.errors.lookGone");
  return { groups: plan.groups, setAside: plan.marks.length, approved: plan.approved };
}
