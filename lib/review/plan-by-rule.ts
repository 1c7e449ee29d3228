import { exactKey } from "#lib/algorithms/exact-key.ts";
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
 * by a chain; and by "oldest" the same stay that the near-duplicate rule would have let in one after another. Texts that are the same are
 * near also where they have no words. A step for each member: where much is like much, thousands of them take seconds.
 * @param index an index that holds nothing of this group; it holds what stays afterwards
 * @param threshold from which two texts count as near, that similarity included
 */
export function* planGroup(
  members: readonly PlanMember[],
  { rule, threshold, index }: { rule: ResolutionRule; threshold: number; index: NearDuplicateIndex },
): Generator<void, PlannedMark[]> {
  const byKey = new Map(members.map((member) => [member.key, member]));
  /** What stays, by the normal form of its text. */
  const byText = new Map<string, PlanMember>();
  const marks: PlannedMark[] = [];
  const findKept = (text: string, form: string) => {
    const same = byText.get(form);
    if (same) return { kept: same, score: 1 };
    const match = index.findAbove(text, threshold, { strict: false });
    const kept = match && byKey.get(match.key);
    return match && kept ? { kept, score: match.score } : null;
  };
  for (const member of [...members].sort(inOrderOf(rule))) {
    yield;
    const form = exactKey(member.text);
    const found = member.of === "item" ? findKept(member.text, form) : null;
    if (found) {
      marks.push({ itemId: member.id, keptOf: found.kept.of, keptId: found.kept.id, score: found.score });
      continue;
    }
    index.add(member.key, member.text);
    if (!byText.has(form)) byText.set(form, member);
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
