import { createNearDuplicateIndex, type NearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { takeTurns } from "#lib/items/near-duplicates/take-turns.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type SimilarSeed, similarAbove } from "../schema.ts";

type SeedIndex = { index: NearDuplicateIndex; upTo: bigint };

/** How many projects' seeds a process holds, some thousands each; those used longest ago go first. */
const held = 16;
const indexes = new Map<string, SeedIndex>();

/**
 * The project's seed whose instruction shares the most wording with this one, where ROUGE-L is above 0.5. Archived seeds do not
 * count. A process reads a project's seeds once and then follows their changes: an index of seeds alone, as most tasks of a project are
 * items, and all of them would have to be passed over.
 * @param except the number of the seed that the instruction belongs to
 */
export async function findSimilarSeed(
  member: Member,
  { instruction, number: except }: { instruction: string; number: number | null },
): Promise<SimilarSeed | null> {
  authorise(member, "seeds.view");
  const { id: projectId, tokenizer } = member.project;
  const index = await currentIndex(projectId, tokenizer);
  const match = index.findAbove(instruction, similarAbove, { strict: true, except: except ?? undefined });
  if (!match) return null;
  const seed = await db.seed.findUnique({
    where: { projectId_number: { projectId, number: match.key } },
    select: { number: true, instruction: true },
  });
  return seed && { number: seed.number, instruction: seed.instruction.slice(0, 300), score: match.score };
}

async function currentIndex(projectId: string, tokenizer: Tokenizer): Promise<NearDuplicateIndex> {
  const key = `${projectId} ${tokenizer}`;
  const known = indexes.get(key) ?? { index: createNearDuplicateIndex(tokenizer), upTo: -1n };
  indexes.delete(key);
  indexes.set(key, known);
  for (const oldest of indexes.keys()) {
    if (indexes.size <= held) break;
    indexes.delete(oldest);
  }
  const changes = await db.seed.findMany({
    where: { projectId, changeSequence: { gt: known.upTo } },
    select: { number: true, instruction: true, status: true, changeSequence: true },
    orderBy: { changeSequence: "asc" },
  });
  const turns = takeTurns();
  for (const { number, instruction, status, changeSequence } of changes) {
    if (turns.isOver) await turns.pass();
    // Two readers may be at it at once: an older text must not win.
    if (changeSequence <= known.upTo) continue;
    if (status === "archived") known.index.remove(number);
    else known.index.add(number, instruction);
    known.upTo = changeSequence;
  }
  return known.index;
}
