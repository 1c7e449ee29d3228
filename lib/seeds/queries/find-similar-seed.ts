import { createNearDuplicateIndex, type NearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type SimilarSeed, similarAbove } from "../schema.ts";

type SeedIndex = { index: NearDuplicateIndex; upTo: bigint };

/** How many projects' seeds a process holds; those used longest ago go first. */
const held = 16;
const indexes = new Map<string, SeedIndex>();

/**
 * The project's seed whose instruction shares the most wording with this one, where ROUGE-L is above 0.5. Archived seeds do not
 * count. A process reads a project's seeds once and then follows their changes.
 * @param except the number of the seed that the instruction belongs to
 */
export async function findSimilarSeed(
  member: Member,
  { instruction, number: except }: { instruction: string; number: number | null },
): Promise<SimilarSeed | null> {
  authorise(member, "seeds.view");
  const projectId = member.project.id;
  const index = await currentIndex(projectId);
  const match = index.findAbove(instruction, similarAbove, { strict: true, except: except ?? undefined });
  if (!match) return null;
  const seed = await db.seed.findUnique({
    where: { projectId_number: { projectId, number: match.key } },
    select: { number: true, instruction: true },
  });
  return seed && { number: seed.number, instruction: seed.instruction.slice(0, 300), score: match.score };
}

async function currentIndex(projectId: string): Promise<NearDuplicateIndex> {
  const known = indexes.get(projectId) ?? { index: createNearDuplicateIndex("rouge"), upTo: -1n };
  indexes.delete(projectId);
  indexes.set(projectId, known);
  for (const oldest of indexes.keys()) {
    if (indexes.size <= held) break;
    indexes.delete(oldest);
  }
  const changes = await db.seed.findMany({
    where: { projectId, changeSequence: { gt: known.upTo } },
    select: { number: true, instruction: true, status: true, changeSequence: true },
    orderBy: { changeSequence: "asc" },
  });
  for (const { number, instruction, status, changeSequence } of changes) {
    // Two readers may be at it at once: an older text must not win.
    if (changeSequence <= known.upTo) continue;
    if (status === "archived") known.index.remove(number);
    else known.index.add(number, instruction);
    known.upTo = changeSequence;
  }
  return known.index;
}
