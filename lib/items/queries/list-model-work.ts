import { type Db, Prisma } from "#lib/platform/db.ts";
import type { Category } from "../schema.ts";

/** By what model something was written for an item, and when. */
export type ModelSource = {
  model: string;
  /** The practice model wrote it, which is said wherever its model is named. */
  practice: boolean;
  promptVersion: string;
  runNumber: number | null;
  /** The version of the item's text that it was shown. */
  itemVersion: number;
  at: Date;
};

/** A category and kind that a model proposed. */
export type ProposalEntry = ModelSource & {
  id: string;
  category: Category | null;
  rawCategory: string;
  kind: string;
  reason: string;
};

/** A second output for the item's instruction and input. */
export type SecondAnswerEntry = ModelSource & { id: string; output: string };

/** What models proposed and wrote for an item beside its own text, the latest first. */
export type ModelWork = { proposals: ProposalEntry[]; secondAnswers: SecondAnswerEntry[] };

/** So many of each come along with an item. */
const mostShown = 10;

/** What models proposed and wrote for items, by item; two queries however many there are. */
export async function listModelWork(tx: Db, itemIds: readonly string[]): Promise<Map<string, ModelWork>> {
  const work = new Map<string, ModelWork>(itemIds.map((id) => [id, { proposals: [], secondAnswers: [] }]));
  if (itemIds.length === 0) return work;
  const source = Prisma.sql`w.id, w.item_id AS "itemId", w.model, w.prompt_version AS "promptVersion", r.number AS "runNumber",
    COALESCE(e.environment = 'practice', false) AS practice, w.item_version AS "itemVersion", w.created_at AS at`;
  const runs = Prisma.sql`LEFT JOIN expansion_runs r ON r.id = w.run_id LEFT JOIN model_endpoints e ON e.id = r.endpoint_id`;
  const findProposals = tx.$queryRaw<(ProposalEntry & { itemId: string })[]>`
    SELECT ${source}, w.category::text, w.raw_category AS "rawCategory", w.kind, w.reason
    FROM unnest(${[...itemIds]}::uuid[]) AS wanted (id), LATERAL (
      SELECT * FROM proposals p WHERE p.item_id = wanted.id AND (p.category IS NOT NULL OR p.raw_category <> '')
      ORDER BY p.created_at DESC LIMIT ${mostShown}) w ${runs}
    ORDER BY w.created_at DESC`;
  const findAnswers = tx.$queryRaw<(SecondAnswerEntry & { itemId: string })[]>`
    SELECT ${source}, w.output
    FROM unnest(${[...itemIds]}::uuid[]) AS wanted (id), LATERAL (
      SELECT * FROM second_answers a WHERE a.item_id = wanted.id ORDER BY a.created_at DESC LIMIT ${mostShown}) w ${runs}
    ORDER BY w.created_at DESC`;
  const [proposals, answers] = await Promise.all([findProposals, findAnswers]);
  for (const { itemId, ...proposal } of proposals) work.get(itemId)?.proposals.push(proposal);
  for (const { itemId, ...answer } of answers) work.get(itemId)?.secondAnswers.push(answer);
  return work;
}
