import type { NearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import type { ResolutionRule } from "./resolution-schema.ts";

/** A member of a group of duplicates, as a rule sees it. */
export type PlanMember = {
  /** The project's sequence at its making: smaller is older. */
  key: number;
  of: "seed" | "item";
  id: string;
  /** What is compared. */
  text: string;
  /** Characters of the whole task. */
  length: number;
  approved: boolean;
};

/** An item that is to be set aside, and for what. */
export type PlannedMark = { itemId: string; keptOf: "seed" | "item"; keptId: string; score: number };

/**
 * What a rule makes of one group: seeds stay; then each item in the rule's order stays, unless it is near to one that stays already,
 * which it is then set aside for. So nothing is set aside for something that it is not like, also where a group hangs together only
 * by a chain; and by "oldest" the same stay that the near-duplicate rule would have let in one after another.
 * @param index an index that holds nothing of this group; it holds what stays afterwards
 * @param threshold from which two texts count as near, that similarity included
 */
export function planGroup(
  members: readonly PlanMember[],
  { rule, threshold, index }: { rule: ResolutionRule; threshold: number; index: NearDuplicateIndex },
): PlannedMark[] {
  const byKey = new Map(members.map((member) => [member.key, member]));
  const marks: PlannedMark[] = [];
  for (const member of [...members].sort(inOrderOf(rule))) {
    const match = member.of === "item" ? index.findAbove(member.text, threshold, { strict: false }) : null;
    const kept = match && byKey.get(match.key);
    if (match && kept) marks.push({ itemId: member.id, keptOf: kept.of, keptId: kept.id, score: match.score });
    else index.add(member.key, member.text);
  }
  return marks;
}

/** The order in which a rule prefers members: seeds first, and of equals the older. */
function inOrderOf(rule: ResolutionRule): (a: PlanMember, b: PlanMember) => number {
  const rank = (member: PlanMember) => {
    if (member.of === "seed") return Number.NEGATIVE_INFINITY;
    if (rule === "longest") return -member.length;
    return rule === "approved" && !member.approved ? 1 : 0;
  };
  return (a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left === right ? a.key - b.key : left < right ? -1 : 1;
  };
}
