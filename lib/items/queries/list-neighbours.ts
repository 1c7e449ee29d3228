import type { Match } from "#lib/algorithms/best-matches.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { comparedText } from "../compared-text.ts";
import type { Category, ItemStatus } from "../schema.ts";
import { findIndex, type Preparing } from "./find-index.ts";
import { proposalHiddenSql } from "./hidden-proposals.ts";
import { type KeptTask, nameKept } from "./name-kept.ts";

/** A seed or an item whose wording is like another's. Texts are cut to what is shown. */
export type Neighbour = {
  of: "seed" | "item";
  id: string;
  /** What people call it by: the seed's number or the item's. */
  number: number;
  instruction: string;
  input: string;
  output: string;
  /** Whether it is compared by instruction and input together, not by its instruction alone. */
  withInput: boolean;
  category: Category | null;
  /** Items only. */
  status: ItemStatus | null;
  /** What an item is set aside for as its duplicate. */
  duplicateOf: KeptTask | null;
  /** ROUGE-L F1 of the two compared texts. */
  score: number;
};

/** What is most like a task, or how far the index is that tells. */
export type Neighbours =
  | { state: "ready"; tokenizer: Tokenizer; withInput: boolean; neighbours: Neighbour[] }
  | Preparing;

/** How many neighbours are shown, and how much of their texts. */
const shown = 10;
const shownCharacters = 4_000;

/**
 * The seeds and items most like an item by their wording, the most similar first, itself left out.
 * @throws Refusal `not-found`
 */
export async function listNeighbours(member: Member, itemId: string): Promise<Neighbours> {
  authorise(member, "items.view");
  const item = await db.item.findFirst({
    where: { id: itemId, projectId: member.project.id },
    select: { sequence: true, origin: true, instruction: true, input: true },
  });
  if (!item) throw notFound();
  const { id: projectId, tokenizer } = member.project;
  const found = await findIndex(projectId, tokenizer);
  if (found.state === "preparing") return found;
  const matches = found.index.mostSimilar(comparedText(item), shown, { except: Number(item.sequence) });
  const neighbours = await describeMatches(member, matches);
  return { state: "ready", tokenizer, withInput: item.origin === "corpus", neighbours };
}

type Row = Omit<Neighbour, "score" | "duplicateOf"> & { key: bigint; duplicateOfId: string | null };

/** What a screen shows of matches, in their order; those that are gone are left out. */
async function describeMatches(member: Member, matches: readonly Match[]): Promise<Neighbour[]> {
  const projectId = member.project.id;
  const keys = matches.map(({ key }) => key);
  const rows = await db.$queryRaw<Row[]>`
    SELECT 'item' AS of, id, sequence AS key, sequence::float8 AS number, left(instruction, ${shownCharacters}) AS instruction,
      left(input, ${shownCharacters}) AS input, left(output, ${shownCharacters}) AS output, origin = 'corpus' AS "withInput",
      CASE WHEN ${proposalHiddenSql(member)} THEN NULL ELSE COALESCE(category, proposed_category) END::text AS category,
      status::text, duplicate_of_id AS "duplicateOfId"
    FROM items i WHERE project_id = ${projectId}::uuid AND sequence = ANY(${keys}::bigint[])
    UNION ALL
    SELECT 'seed', id, sequence, number, left(instruction, ${shownCharacters}), left(input, ${shownCharacters}),
      left(output, ${shownCharacters}), false, category::text, NULL, NULL
    FROM seeds WHERE project_id = ${projectId}::uuid AND sequence = ANY(${keys}::bigint[])`;
  const kept = await nameKept(
    db,
    rows.map((row) => row.duplicateOfId),
  );
  const byKey = new Map(rows.map((row) => [Number(row.key), row]));
  return matches.flatMap(({ key, score }) => {
    const row = byKey.get(key);
    if (!row) return [];
    const { key: _, duplicateOfId, ...task } = row;
    return [{ ...task, duplicateOf: kept.get(duplicateOfId ?? "") ?? null, score }];
  });
}
