import { scriptShares } from "#lib/algorithms/script-shares.ts";
import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { Category, ItemStatus } from "../schema.ts";
import { projectIndex } from "./project-index.ts";

/** A seed or an item whose instruction shares wording with another's. */
export type NeighbourTask = {
  of: "seed" | "item";
  /** What people call it by: the seed's number or the item's. */
  number: number;
  instruction: string;
  category: Category | null;
  /** Items only. */
  status: ItemStatus | null;
  /** ROUGE-L F1 of the two instructions. */
  score: number;
};

/** How many neighbours are shown. */
const shown = 5;

/**
 * The seeds and items most like an item by the wording of their instructions, the most similar first, itself left out.
 * The first call of a process builds the project's index: seconds for a large project, then milliseconds.
 * @throws Refusal `not-found`
 */
export async function listNeighbours(member: Member, itemId: string): Promise<NeighbourTask[]> {
  authorise(member, "items.view");
  const projectId = member.project.id;
  const item = await db.item.findFirst({
    where: { id: itemId, projectId },
    select: { sequence: true, instruction: true },
  });
  if (!item) throw notFound();
  const tokenizer = (scriptShares(item.instruction).shares.Latin ?? 0) >= 0.5 ? "rouge" : "unicode";
  const { index } = await projectIndex(db, projectId, tokenizer);
  const matches = index.mostSimilar(item.instruction, shown, { except: Number(item.sequence) });
  const sequence = { in: matches.map(({ key }) => key) };
  const [seeds, items] = await Promise.all([
    db.seed.findMany({
      where: { projectId, sequence },
      select: { sequence: true, number: true, instruction: true, category: true },
    }),
    db.item.findMany({
      where: { projectId, sequence },
      select: { sequence: true, instruction: true, category: true, proposedCategory: true, status: true },
    }),
  ]);
  const seedOf = new Map(seeds.map((seed) => [Number(seed.sequence), seed]));
  const itemOf = new Map(items.map((each) => [Number(each.sequence), each]));
  return matches.flatMap(({ key, score }): NeighbourTask[] => {
    const seed = seedOf.get(key);
    if (seed) {
      const { number, instruction, category } = seed;
      return [{ of: "seed", number, instruction, category, status: null, score }];
    }
    const other = itemOf.get(key);
    if (!other) return [];
    return [
      {
        of: "item",
        number: key,
        instruction: other.instruction,
        category: other.category ?? other.proposedCategory,
        status: other.status,
        score,
      },
    ];
  });
}
