import { scriptShares } from "#lib/algorithms/script-shares.ts";
import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { Category, ItemStatus } from "../schema.ts";
import { indexId, neighbourOf } from "../standing-tasks.ts";
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
  const item = await db.item.findFirst({ where: { id: itemId, projectId }, select: { instruction: true } });
  if (!item) throw notFound();
  const tokenizer = (scriptShares(item.instruction).shares.Latin ?? 0) >= 0.5 ? "rouge" : "unicode";
  const { index } = await projectIndex(db, projectId, tokenizer);
  const matches = index
    .mostSimilar(item.instruction, shown + 1)
    .filter((match) => match.id !== indexId("item", itemId))
    .slice(0, shown)
    .map(neighbourOf);
  const idsOf = (kind: "seed" | "item") => matches.filter((match) => match.of === kind).map((match) => match.id);
  const [seeds, items] = await Promise.all([
    db.seed.findMany({
      where: { projectId, id: { in: idsOf("seed") } },
      select: { id: true, number: true, instruction: true, category: true },
    }),
    db.item.findMany({
      where: { projectId, id: { in: idsOf("item") } },
      select: { id: true, sequence: true, instruction: true, category: true, proposedCategory: true, status: true },
    }),
  ]);
  const seedOf = new Map(seeds.map((seed) => [seed.id, seed]));
  const itemOf = new Map(items.map((each) => [each.id, each]));
  return matches.flatMap(({ of, id, score }): NeighbourTask[] => {
    const seed = of === "seed" ? seedOf.get(id) : undefined;
    if (seed) {
      const { number, instruction, category } = seed;
      return [{ of, number, instruction, category, status: null, score }];
    }
    const other = of === "item" ? itemOf.get(id) : undefined;
    if (!other) return [];
    return [
      {
        of,
        number: Number(other.sequence),
        instruction: other.instruction,
        category: other.category ?? other.proposedCategory,
        status: other.status,
        score,
      },
    ];
  });
}
