import { db } from "#lib/platform/db.ts";
import { type DecisionRecord, type DerivedReview, deriveReview } from "../derive-status.ts";
import { currentPolicy, policiesByNumber } from "../queries/policies.ts";
import { salts } from "../spread.ts";

/** An item whose review is not what its decisions make of it: what is stored, and what follows from them. */
type WrongReview = { sequence: number; stored: object; derived: object };

/**
 * Derives all items of a project anew from their decisions, for tests, and compares that with what is stored: status, category, how many it
 * takes and has, whether it is disputed, its policy, which decisions count, and that nobody has two that stand.
 */
export async function findWrongReviews(projectId: string): Promise<WrongReview[]> {
  const items = await db.item.findMany({ where: { projectId }, include: { decisions: true } });
  const draws = await db.$queryRaw<{ id: string; draw: number }[]>`
    SELECT id, spread(sequence, ${salts.overlap}) AS draw FROM items WHERE project_id = ${projectId}::uuid`;
  const drawOf = new Map(draws.map(({ id, draw }) => [id, draw]));
  const { number: current } = await currentPolicy(db, projectId);
  const policies = await policiesByNumber(db, projectId, [current, ...items.flatMap(({ policy }) => policy ?? [])]);
  return items.flatMap((item) => {
    const policy = policies.get(item.policy ?? current);
    if (!policy) throw new Error(`There is no policy ${item.policy}`);
    const { rule, reviewers, overlap, mostReviewers } = policy;
    const base = (drawOf.get(item.id) as number) < overlap / 100 ? reviewers : 1;
    const reviews = item.decisions.filter(({ kind }) => kind !== "known") as DecisionRecord[];
    const most = base > 1 ? mostReviewers : 1;
    const review = deriveReview(reviews, { rule, base, most }, item.duplicateOfId !== null);
    const stands = item.decisions.filter((each) => each.revokedAt === null && each.kind !== "adjudication");
    const derived = toCompare({
      ...review,
      bound: review.wanted !== null,
      settled: review.complete || item.settledAt !== null,
      twice: 0,
    });
    const stored = toCompare({
      ...item,
      counted: item.decisions.filter((each) => each.counted && each.revokedAt === null).map(({ id }) => id),
      bound: item.policy !== null,
      settled: item.settledAt !== null,
      twice: stands.length - new Set(stands.map(({ reviewerId }) => reviewerId)).size,
    });
    if (JSON.stringify(stored) === JSON.stringify(derived)) return [];
    return [{ sequence: Number(item.sequence), stored, derived }];
  });
}

type Compared = Omit<DerivedReview, "complete"> & { bound: boolean; settled: boolean; twice: number };

function toCompare({ counted, status, category, wanted, given, disputed, disagreement, ...more }: Compared): Compared {
  const { bound, settled, twice } = more;
  return {
    ...{ status, category, wanted, given, disputed, disagreement, bound, settled, twice },
    counted: [...counted].sort(),
  };
}
