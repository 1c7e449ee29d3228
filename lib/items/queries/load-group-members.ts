import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import { comparedText } from "../compared-text.ts";
import type { GroupMember } from "../similarity/schema.ts";
import { scoreMembers } from "../similarity/score-members.ts";

/** Characters of each text that are sent. */
const shown = 4_000;

/** Some members of a group: their keys, the oldest first, and how like each is to its nearest as the look found it (0: not known). */
export type ShownMembers = { keys: number[]; nearest: number[] };

type Row = Omit<GroupMember, "key" | "number" | "scoreToNearest" | "scoreToFirst"> & {
  key: bigint;
  number: bigint;
  compared: string;
};
/** A task with all of what is compared, where a screen shows the beginning. */
type Task = Omit<Row, "compared"> & { wholeInstruction: string; wholeInput: string };

/**
 * The members of some groups with their texts and similarities, in one read for all of them.
 */
export async function loadGroupMembers(
  projectId: string,
  tokenizer: Tokenizer,
  groups: ShownMembers[],
): Promise<GroupMember[][]> {
  const keys = [...new Set(groups.flatMap((group) => group.keys))];
  const rows = keys.length === 0 ? [] : await readTasks(projectId, keys);
  const rowOf = new Map(rows.map((row) => [Number(row.key), row]));
  return groups.map(({ keys, nearest }) => {
    const found = keys.flatMap((key, i) => {
      const row = rowOf.get(key);
      return row ? [{ row, nearest: nearest[i] ?? 0 }] : [];
    });
    const scores = scoreMembers(
      found.map(({ row }) => row.compared),
      found.map((each) => each.nearest),
      tokenizer,
    );
    return found.map(({ row: { compared: _, key, number, ...task } }, i) => ({
      ...task,
      key: Number(key),
      number: Number(number),
      scoreToNearest: scores[i]?.scoreToNearest ?? null,
      scoreToFirst: scores[i]?.scoreToFirst ?? null,
    }));
  });
}

async function readTasks(projectId: string, keys: number[]): Promise<Row[]> {
  const texts = Prisma.sql`left(instruction, ${shown}) AS instruction, left(input, ${shown}) AS input,
    left(output, ${shown}) AS output, instruction AS "wholeInstruction"`;
  const rows = await db.$queryRaw<Task[]>`
    SELECT sequence AS key, 'item' AS of, id, sequence AS number, origin::text, ${texts},
      CASE WHEN origin = 'corpus' THEN input ELSE '' END AS "wholeInput", version, category::text,
      proposed_category::text AS "proposedCategory", status::text, tags, created_at AS "createdAt"
    FROM items WHERE project_id = ${projectId}::uuid AND sequence = ANY(${keys}::bigint[])
    UNION ALL
    SELECT sequence, 'seed', id, number, NULL, ${texts}, '', revision, category::text, NULL, NULL, tags, created_at
    FROM seeds WHERE project_id = ${projectId}::uuid AND sequence = ANY(${keys}::bigint[])`;
  return rows.map(({ wholeInstruction: instruction, wholeInput: input, ...row }) => ({
    ...row,
    compared: comparedText({ origin: row.origin ?? "seed", instruction, input }),
  }));
}
