import { createNearDuplicateIndex, type NearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { comparedText } from "../compared-text.ts";
import type { ItemOrigin } from "../schema.ts";

/** A near-duplicate index of a project's seeds and items, as of a number of the project's sequence. */
type ProjectIndex = { index: NearDuplicateIndex; upTo: bigint };

/** How many indexes a process holds; the one used longest ago goes first. */
const held = 8;
const chunk = 5_000;
const indexes = new Map<string, Promise<ProjectIndex>>();

/**
 * The project's index, caught up with what `tx` sees. A process builds it when it first needs it and then
 * follows the changes; the age of a seed or an item is the sequence of its making, so that every process answers the same. Holding the project's row makes it
 * current; without that it may be a little behind.
 * @param asOf the project's sequence as far as it is known to the caller who holds the row; nothing is read where the
 *   index is that far already
 */
export async function projectIndex(
  tx: Db,
  projectId: string,
  tokenizer: Tokenizer,
  asOf?: bigint,
): Promise<ProjectIndex> {
  const key = `${projectId} ${tokenizer}`;
  const known = indexes.get(key) ?? build(tx, projectId, tokenizer);
  indexes.delete(key);
  indexes.set(key, known);
  for (const oldest of indexes.keys()) {
    if (indexes.size <= held) break;
    indexes.delete(oldest);
  }
  const index = await known.catch((error: unknown) => {
    if (indexes.get(key) === known) indexes.delete(key);
    throw error;
  });
  if (asOf === undefined || index.upTo < asOf) await catchUp(tx, projectId, index);
  if (asOf !== undefined && index.upTo < asOf) index.upTo = asOf;
  return index;
}

/** Drops the project's indexes, as after a transaction that had added to them was rolled back. */
export function forgetProjectIndexes(projectId: string): void {
  for (const key of indexes.keys()) if (key.startsWith(`${projectId} `)) indexes.delete(key);
}

/** Builds the index before it is needed under the project's lock. */
export async function warmProjectIndex(projectId: string, tokenizer: Tokenizer): Promise<void> {
  await projectIndex(db, projectId, tokenizer);
}

async function build(tx: Db, projectId: string, tokenizer: Tokenizer): Promise<ProjectIndex> {
  const index = createNearDuplicateIndex(tokenizer);
  const { sequence: upTo } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { sequence: true },
  });
  const seeds = await tx.seed.findMany({
    where: { projectId, status: { not: "archived" } },
    select: { instruction: true, sequence: true },
  });
  for (const seed of seeds) index.add(Number(seed.sequence), seed.instruction);
  for (let after = -1n; ; ) {
    const items = await tx.item.findMany({
      where: { projectId, sequence: { gt: after } },
      select: { origin: true, instruction: true, input: true, sequence: true },
      orderBy: { sequence: "asc" },
      take: chunk,
    });
    for (const item of items) index.add(Number(item.sequence), comparedText(item));
    const last = items.at(-1);
    if (!last || items.length < chunk) break;
    after = last.sequence;
  }
  return { index, upTo };
}

async function catchUp(tx: Db, projectId: string, held: ProjectIndex): Promise<void> {
  type Change = {
    origin: ItemOrigin | "seed";
    instruction: string;
    input: string;
    archived: boolean;
    key: bigint;
    change: bigint;
  };
  for (;;) {
    const changes = await tx.$queryRaw<Change[]>`/* prepared: catch-up */
      (SELECT origin::text, instruction, input, false AS archived, sequence AS key, change_sequence AS change FROM items
        WHERE project_id = ${projectId}::uuid AND change_sequence > ${held.upTo} ORDER BY change_sequence LIMIT ${chunk})
      UNION ALL
      (SELECT 'seed', instruction, input, status = 'archived', sequence, change_sequence FROM seeds
        WHERE project_id = ${projectId}::uuid AND change_sequence > ${held.upTo} ORDER BY change_sequence LIMIT ${chunk})
      ORDER BY change LIMIT ${chunk}`;
    for (const { archived, key, change, ...task } of changes) {
      // Two readers may be at it at once: what the other has applied meanwhile must not come again, or an older text would win.
      if (change <= held.upTo) continue;
      if (archived) held.index.remove(Number(key));
      else held.index.add(Number(key), comparedText(task));
      held.upTo = change;
    }
    if (changes.length < chunk) return;
  }
}
