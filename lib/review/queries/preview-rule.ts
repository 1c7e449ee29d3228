import { readDuplicateGroups } from "#lib/items/queries/read-duplicate-groups.ts";
import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { RuleScope } from "../resolution-schema.ts";
import { planByRule } from "./plan-by-rule-over-groups.ts";

/** What a rule would do: items that it sets aside in how many groups, and how many of them were approved. */
export type RulePreview = {
  groups: number;
  setAside: number;
  /** Null where it was not worked out. */
  approved: number | null;
  /** Otherwise `setAside` is the most that it can come to: working it out would take longer than anybody waits. */
  exact: boolean;
};

/** So many members of groups are planned for a preview; it takes about a second. */
const mostPlanned = 25_000;

/**
 * What a rule would do now, without doing it: the same plan as that of resolveByRule.
 * @throws Refusal `conflict` where a newer look has taken the place of that one
 */
export async function previewRule(member: Member, scope: RuleScope): Promise<RulePreview> {
  authorise(member, "duplicates.resolve");
  const groups = await readDuplicateGroups(db, member.project.id, scope);
  if (!groups) throw new Refusal("conflict", "duplicates.errors.lookGone");
  const count = groups.starts.length - 1;
  if (groups.keys.length > mostPlanned)
    return { groups: count, setAside: groups.keys.length - count, approved: null, exact: false };
  const plan = await planByRule(member.project.id, scope);
  if (!plan) throw new Refusal("conflict", "duplicates.errors.lookGone");
  return { groups: plan.groups, setAside: plan.marks.length, approved: plan.approved, exact: true };
}
