import type { GroupMember } from "#lib/items/similarity/schema.ts";
import type { ResolutionRule } from "#lib/review/resolution-schema.ts";

/** What a person has chosen in a group so far: what stays, and the members that are not as the rule would have them. */
export type GroupChoice = {
  /** Key of the member that stays; null: the one that the rule picks. */
  keep: number | null;
  /** Whether members are set aside, by key, where the person has said so. */
  ticked: ReadonlyMap<number, boolean>;
  /** Whether what stays gets the others' tags. */
  mergeTags: boolean;
};

/** Nothing chosen. */
export const noChoice: GroupChoice = { keep: null, ticked: new Map(), mergeTags: true };

/** What the group comes to by a choice. */
export type ChosenGroup = {
  kept: GroupMember;
  /** The others in their order, with how like they are to what stays, and whether they are set aside for it. */
  others: { member: GroupMember; score: number; setAside: boolean }[];
};

/**
 * The group by a choice. A seed always stays. An item that is less like what stays than the threshold, as at the other end of a chain,
 * stays too unless the person ticks it.
 * @param scoreOf how like two members are
 */
export function chosenGroup(
  members: readonly GroupMember[],
  choice: GroupChoice,
  rule: ResolutionRule,
  threshold: number,
  scoreOf: (a: GroupMember, b: GroupMember) => number,
): ChosenGroup | null {
  const kept = members.find((member) => member.key === choice.keep) ?? firstByRule(members, rule);
  if (!kept) return null;
  const others = members
    .filter((member) => member !== kept)
    .map((member) => {
      const score = scoreOf(member, kept);
      const setAside = member.of === "item" && (choice.ticked.get(member.key) ?? score >= threshold);
      return { member, score, setAside };
    });
  return { kept, others };
}

/** What a rule keeps of a group: a seed where there is one, and of equals the oldest. */
export function firstByRule(members: readonly GroupMember[], rule: ResolutionRule): GroupMember | undefined {
  const rank = (member: GroupMember) => {
    if (member.of === "seed") return Number.NEGATIVE_INFINITY;
    if (rule === "longest") return -(member.instruction.length + member.input.length + member.output.length);
    return rule === "approved" && member.status !== "approved" ? 1 : 0;
  };
  return members.reduce<GroupMember | undefined>((best, member) => {
    if (!best) return member;
    const [left, right] = [rank(member), rank(best)];
    return left < right || (left === right && member.key < best.key) ? member : best;
  }, undefined);
}
