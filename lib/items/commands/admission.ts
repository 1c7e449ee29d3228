import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { type Db, db, takeSequence } from "#lib/platform/db.ts";
import type { HeldIndex } from "../near-duplicates/held-index.ts";
import { catchUp, projectIndexes } from "../queries/project-indexes.ts";
import { StandingTasks } from "../standing-tasks.ts";

/** A transaction that may let texts into a project, and the indexes that it asks. */
export type Admission = {
  tx: Db;
  projectId: string;
  indexes: ReadonlyMap<Tokenizer, HeldIndex>;
  /** Numbers of the project's sequence whose texts the indexes hold before they are committed. */
  expected: { before: bigint; count: number }[];
};

/** An index that has not followed the project for so long, in milliseconds, may have much to take in. */
const longUnasked = 5_000;

/**
 * Runs a transaction that lets texts into a project. Its indexes are made before it begins, and caught up where nobody has asked them for
 * long, as nobody should wait for that with the project's row held; they stay until it ends. Where it does not come about, they let go of what they got by it.
 * @param tokenizers of the near-duplicate checks that it will make
 */
export async function inAdmission<T>(
  projectId: string,
  tokenizers: Iterable<Tokenizer>,
  work: (admission: Admission) => Promise<T>,
): Promise<T> {
  return projectIndexes.admit(projectId, [...new Set(tokenizers)], async (indexes) => {
    const expected: Admission["expected"] = [];
    for (const held of indexes.values()) if (Date.now() - held.followedAt > longUnasked) await catchUp(db, held);
    try {
      return await db.$transaction((tx) => {
        expected.length = 0;
        return work({ tx, projectId, indexes, expected });
      });
    } catch (error) {
      for (const { before, count } of expected) {
        for (const held of indexes.values()) held.takeBack(Number(before), count);
      }
      throw error;
    }
  });
}

/**
 * Locks the project's row until the transaction ends, and takes `count` numbers of its sequence: admissions and text
 * changes go one after another.
 * @returns the number before the first one taken
 */
export async function lockProject(
  { tx, projectId }: Pick<Admission, "tx" | "projectId">,
  count: number,
): Promise<bigint> {
  return (await takeSequence(tx, projectId, count)) - 1n;
}

/**
 * The project's tasks as of a number of its sequence, as far as tasks of these exact keys can be duplicates of them. The project's row is held.
 * @param before the number before those that {@link lockProject} took
 * @throws Error where an index knows of more than has happened: the database was set back, as to a backup. The next admission makes it anew
 */
export async function standingTasks(
  { tx, projectId, indexes }: Admission,
  before: bigint,
  exactKeys: readonly string[],
): Promise<StandingTasks> {
  const holders = await tx.$queryRaw<{ exactKey: string; key: bigint }[]>`/* prepared: find-key-holders */
    SELECT exact_key AS "exactKey", sequence AS key FROM seeds
    WHERE project_id = ${projectId}::uuid AND exact_key = ANY(${exactKeys}) AND status <> 'archived'
    UNION ALL
    SELECT exact_key, sequence FROM items WHERE project_id = ${projectId}::uuid AND exact_key = ANY(${exactKeys})`;
  for (const held of indexes.values()) {
    if (held.upTo > Number(before)) {
      projectIndexes.forget(projectId);
      throw new Error(`the project was set back from ${held.upTo} to ${before}; its index is made anew`);
    }
    await catchUp(tx, held, before);
  }
  const standing = new StandingTasks(new Map([...indexes].map(([tokenizer, { index }]) => [tokenizer, index])));
  for (const { exactKey, key } of holders) standing.hold(exactKey, Number(key));
  return standing;
}

/** Tells the indexes that texts come under the next `count` numbers: whoever follows the project need not read them. */
export function expectTexts({ indexes, expected }: Admission, before: bigint, count: number): void {
  expected.push({ before, count });
  for (const held of indexes.values()) held.expect(Number(before), count);
}
