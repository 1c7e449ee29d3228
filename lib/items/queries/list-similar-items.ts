import type { Match } from "#lib/algorithms/best-matches.ts";
import { type Tokenizer, tokenize } from "#lib/algorithms/tokenize.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { comparedText } from "../compared-text.ts";
import type { ItemFilter } from "../item-filter.ts";
import type { SimilaritySearch } from "../similarity-search.ts";
import { findIndex } from "./find-index.ts";
import { itemConditions } from "./item-conditions.ts";
import { type ItemRow, listItemRows } from "./item-rows.ts";

/** An item that shares wording with what was searched by. */
export type SimilarItemRow = ItemRow & { score: number };

/** What a search by similarity found. */
export type SimilarItems = {
  search: SimilaritySearch;
  /** The beginning of the instruction of the item or the seed; null for a text. */
  instruction: string | null;
} & (
  | {
      state: "ready";
      rows: SimilarItemRow[];
      /** Among how many of the most similar texts the filters were applied, where there are more of them; else null. */
      among: number | null;
    }
  | { state: "preparing"; done: number; total: number }
  /** The project's tokenizer finds no word in the text. */
  | { state: "no words"; tokenizer: Tokenizer }
  /** There is no such item or seed. */
  | { state: "absent" }
);

/** How many items are shown. */
const shown = 100;
/** How many of the most similar texts are looked at: ten times more each time, until enough of them pass the filters. */
const lookedAt = { first: 200, last: 20_000 };

/**
 * The items that share the most wording with an item, a seed or any text, and pass the filter: score descending, the older first, at
 * most 100. An item is not similar to itself.
 */
export async function listSimilarItems(
  member: Member,
  search: SimilaritySearch,
  filter: ItemFilter,
): Promise<SimilarItems> {
  authorise(member, "items.view");
  const { id: projectId, tokenizer } = member.project;
  const source = await findSource(projectId, search);
  const about = { search, instruction: source?.instruction ?? null };
  if (!source) return { ...about, state: "absent" };
  if (tokenize(source.text, tokenizer).length === 0) return { ...about, state: "no words", tokenizer };
  const found = await findIndex(projectId, tokenizer);
  if (found.state === "preparing") return { ...about, ...found };
  const conditions = itemConditions(projectId, filter);
  for (let take = lookedAt.first; ; take *= 10) {
    const except = source.key === null ? {} : { except: source.key };
    const matches = found.index.mostSimilar(source.text, take, except);
    const passing = await sequencesAmong(
      matches.map(({ key }) => key),
      conditions,
    );
    const exhausted = matches.length < take;
    if (passing.size < shown && !exhausted && take < lookedAt.last) continue;
    const best = matches.filter(({ key }) => passing.has(key)).slice(0, shown);
    const rows = new Map((await rowsOf(member, best)).map((row) => [row.sequence, row]));
    return {
      ...about,
      state: "ready",
      rows: best.flatMap(({ key, score }) => {
        const row = rows.get(key);
        return row ? [{ ...row, score }] : [];
      }),
      among: exhausted || best.length === shown ? null : take,
    };
  }
}

/** Which of the keys are those of items that pass. Seeds have keys of the same sequence, and no item has theirs. */
async function sequencesAmong(keys: readonly number[], conditions: readonly Prisma.Sql[]): Promise<Set<number>> {
  if (keys.length === 0) return new Set();
  const found = await db.$queryRaw<{ sequence: bigint }[]>`
    SELECT i.sequence FROM items i
    WHERE ${Prisma.join([...conditions, Prisma.sql`i.sequence = ANY(${[...keys]}::bigint[])`], " AND ")}`;
  return new Set(found.map(({ sequence }) => Number(sequence)));
}

function rowsOf(member: Member, matches: readonly Match[]): Promise<ItemRow[]> {
  const keys = matches.map(({ key }) => key);
  return listItemRows(
    member,
    [Prisma.sql`i.project_id = ${member.project.id}::uuid`, Prisma.sql`i.sequence = ANY(${keys}::bigint[])`],
    Prisma.sql`LIMIT ${shown}`,
  );
}

type Source = { text: string; instruction: string | null; key: number | null };

async function findSource(projectId: string, search: SimilaritySearch): Promise<Source | null> {
  if (search.by === "text") return { text: search.text, instruction: null, key: null };
  const { number } = search;
  const row =
    search.by === "item"
      ? await db.item.findUnique({
          where: { projectId_sequence: { projectId, sequence: number } },
          select: { sequence: true, origin: true, instruction: true, input: true },
        })
      : number > 2_147_483_647
        ? null
        : await db.seed.findUnique({
            where: { projectId_number: { projectId, number } },
            select: { sequence: true, instruction: true, input: true },
          });
  if (!row) return null;
  return {
    text: comparedText({ origin: "seed", ...row }),
    instruction: beginning(row.instruction),
    key: Number(row.sequence),
  };
}

function beginning(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299).toWellFormed().trimEnd()}…` : text;
}
