import { createNearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { comparedText } from "#lib/items/compared-text.ts";
import { inTurns } from "#lib/items/near-duplicates/take-turns.ts";
import { readDuplicateGroups } from "#lib/items/queries/read-duplicate-groups.ts";
import type { ItemOrigin } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import { type PlanMember, type PlannedMark, planGroup } from "../plan-by-rule.ts";
import type { RuleScope } from "../resolution-schema.ts";

/** What a rule makes of all groups: what it sets aside and for what, how many groups that is about, and how much of it is approved. */
export type RulePlan = { marks: PlannedMark[]; groups: number; approved: number };

/** Members whose texts are read at a time; a larger group is read whole. */
const membersAtATime = 5_000;

/**
 * Works out what a rule sets aside in the groups of a look, as far as they are still as it saw them: what was decided, set aside or
 * written anew meanwhile is left out. Reads texts in pieces and gives way in between.
 * @returns null where a newer look has taken the place of this one
 */
export async function planByRule(
  projectId: string,
  { scanId, threshold, rule }: RuleScope,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, total: number) => Promise<void> } = {},
): Promise<RulePlan | null> {
  const groups = await readDuplicateGroups(db, projectId, { threshold, scanId });
  const scan = await db.similarityScan.findUnique({ where: { id: scanId }, select: { asOf: true, tokenizer: true } });
  if (!groups || !scan) return null;
  const { keys, starts } = groups;
  const plan: RulePlan = { marks: [], groups: 0, approved: 0 };
  for (let group = 0; group + 1 < starts.length && !signal?.aborted; ) {
    const first = group;
    const from = starts[first] as number;
    do group++;
    while (group + 1 < starts.length && (starts[group + 1] as number) - from <= membersAtATime);
    const members = await readMembers(projectId, [...keys.subarray(from, starts[group])], scan.asOf ?? 0n);
    // One index for all of them: what is near to each other is in one group.
    const index = createNearDuplicateIndex(scan.tokenizer === "unicode" ? "unicode" : "rouge");
    for (let at = first; at < group; at++) {
      const own = [...keys.subarray(starts[at], starts[at + 1])].flatMap((key) => members.get(key) ?? []);
      const marks = await inTurns(planGroup(own, { rule, threshold, index }));
      if (marks.length === 0) continue;
      const approved = new Set(own.flatMap((member) => (member.approved ? member.id : [])));
      plan.groups++;
      plan.approved += marks.filter((mark) => approved.has(mark.itemId)).length;
      for (const mark of marks) plan.marks.push(mark);
    }
    await onProgress?.(starts[group] as number, keys.length);
  }
  return plan;
}

type Row = {
  key: bigint;
  of: "seed" | "item";
  id: string;
  origin: ItemOrigin | "seed";
  instruction: string;
  input: string;
  length: number;
  approved: boolean;
};

async function readMembers(projectId: string, keys: number[], asOf: bigint): Promise<Map<number, PlanMember>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT sequence AS key, 'item' AS of, id, origin::text, instruction,
      CASE WHEN origin = 'corpus' THEN input ELSE '' END AS input,
      char_length(instruction) + char_length(input) + char_length(output) AS length, status = 'approved' AS approved
    FROM items WHERE project_id = ${projectId}::uuid AND sequence = ANY(${keys}::bigint[])
      AND status <> 'rejected' AND duplicate_of_id IS NULL AND change_sequence <= ${asOf}
    UNION ALL
    SELECT sequence, 'seed', id, 'seed', instruction, '', 0, false
    FROM seeds WHERE project_id = ${projectId}::uuid AND sequence = ANY(${keys}::bigint[])
      AND status <> 'archived' AND change_sequence <= ${asOf}`;
  return new Map(
    rows.map((row) => [
      Number(row.key),
      {
        key: Number(row.key),
        of: row.of,
        id: row.id,
        text: comparedText(row),
        length: row.length,
        approved: row.approved,
      },
    ]),
  );
}
