import type { Category } from "#lib/items/schema.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { ItemRunPurpose } from "../item-run-schema.ts";
import { type KeysetPage, keysetPage, type PageStart, startOf } from "./keyset-page.ts";

/** What became of an item in a run over items; texts in a row are their beginnings. */
export type ItemResult = {
  /** Its place in the run, from 1: also its call's number. */
  number: number;
  itemSequence: number;
  instruction: string;
  /** May be empty. */
  input: string;
  /** The item's output as it was sent. */
  output: string;
  decided: Category | null;
  /** How its call stands; `waiting` before it is planned. */
  status: "waiting" | "planned" | "batched" | "sent" | "answered" | "settled" | "failed";
  error: string | null;
  /** The proposal that the item had before this one. */
  before: Category | null;
  proposal: { category: Category | null; rawCategory: string; kind: string; reason: string } | null;
  answer: { output: string; cutOff: boolean } | null;
};

/** A model's category and people's, to look at the items of one cell of the confusion. */
export type CategoryPair = { proposed: Category; decided: Category };

type Row = Omit<ItemResult, "itemSequence" | "proposal" | "answer" | "status"> & {
  itemSequence: bigint;
  status: string | null;
  proposed: boolean;
  category: Category | null;
  rawCategory: string;
  kind: string;
  reason: string;
  answer: string | null;
  cutOff: boolean;
};

const pageSize = 50;
const glimpse = 300;

/** The run over items by its number in the project. @throws Refusal `not-found` for none, and for an expansion run */
async function getItemRun(member: Member, runNumber: number): Promise<{ id: string; purpose: ItemRunPurpose }> {
  authorise(member, "runs.view");
  const run = await db.expansionRun.findUnique({
    where: { projectId_number: { projectId: member.project.id, number: runNumber } },
    select: { id: true, purpose: true },
  });
  if (!run || run.purpose === "expand") throw notFound();
  return { id: run.id, purpose: run.purpose };
}

/** A page of what became of a run's items, in the run's order. @throws Refusal `not-found` */
export async function listItemResults(
  member: Member,
  runNumber: number,
  start: PageStart<number>,
  pair: CategoryPair | null = null,
): Promise<KeysetPage<ItemResult, number>> {
  const run = await getItemRun(member, runNumber);
  const { range, order } = startOf(start);
  const conditions = [
    ...(range && "gt" in range ? [Prisma.sql`n.position + 1 > ${range.gt}`] : []),
    ...(range && "lt" in range ? [Prisma.sql`n.position + 1 < ${range.lt}`] : []),
    ...(pair
      ? [
          Prisma.sql`p.category = ${pair.proposed}::"Category" AND i.category = ${pair.decided}::"Category" AND i.status = 'approved'`,
        ]
      : []),
  ];
  const direction = order === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const found = await readResults(
    run,
    Prisma.sql`${Prisma.join([Prisma.sql`TRUE`, ...conditions], " AND ")} ORDER BY n.position ${direction} LIMIT ${pageSize + 1}`,
    glimpse,
  );
  return keysetPage(found, pageSize, start, (result) => result.number);
}

/** What became of one item, with its texts whole, by its place in the run; null where there is none. */
export async function findItemResult(member: Member, runNumber: number, number: number): Promise<ItemResult | null> {
  const run = await getItemRun(member, runNumber);
  return (await readResults(run, Prisma.sql`n.position = ${number - 1}`, null))[0] ?? null;
}

async function readResults(
  run: { id: string; purpose: ItemRunPurpose },
  conditions: Prisma.Sql,
  cutAt: number | null,
): Promise<ItemResult[]> {
  const text = (column: Prisma.Sql) => (cutAt === null ? column : Prisma.sql`left(${column}, ${cutAt}::int)`);
  const rows = await db.$queryRaw<Row[]>`
    SELECT n.position + 1 AS number, i.sequence AS "itemSequence", ${text(Prisma.sql`v.instruction`)} AS instruction,
      ${text(Prisma.sql`v.input`)} AS input, ${text(Prisma.sql`v.output`)} AS output, i.category::text AS decided, c.status::text, c.error,
      (CASE WHEN p.id IS NULL THEN i.proposed_category ELSE e.category END)::text AS before,
      p.id IS NOT NULL AS proposed, p.category::text, p.raw_category AS "rawCategory", p.kind, p.reason,
      ${text(Prisma.sql`a.output`)} AS answer, COALESCE(c.finish_reason = 'length', FALSE) AS "cutOff"
    FROM run_items n JOIN items i ON i.id = n.item_id
    LEFT JOIN calls c ON c.run_id = n.run_id AND c.purpose = ${run.purpose}::"CallPurpose" AND c.number = n.position + 1
    JOIN item_versions v ON v.item_id = i.id AND v.number = COALESCE((c.shown_items -> 0 ->> 'version')::int, i.version)
    LEFT JOIN proposals p ON p.call_id = c.id AND p.item_id = i.id
    LEFT JOIN LATERAL (SELECT earlier.category FROM proposals earlier
      WHERE earlier.item_id = i.id AND earlier.created_at < p.created_at
      ORDER BY earlier.created_at DESC LIMIT 1) e ON TRUE
    LEFT JOIN second_answers a ON a.call_id = c.id
    WHERE n.run_id = ${run.id}::uuid AND ${conditions}`;
  return rows.map(({ proposed, category, rawCategory, kind, reason, answer, cutOff, ...row }) => ({
    ...row,
    itemSequence: Number(row.itemSequence),
    status: (row.status ?? "waiting") as ItemResult["status"],
    proposal: proposed ? { category, rawCategory, kind, reason } : null,
    answer: answer === null ? null : { output: answer, cutOff },
  }));
}
