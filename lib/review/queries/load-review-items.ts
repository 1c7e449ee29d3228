import type { Override } from "#lib/items/override.ts";
import { findOthersShown } from "#lib/items/queries/blindness.ts";
import { describeProvenance, type Provenance, provenanceColumns } from "#lib/items/queries/describe-provenance.ts";
import { listModelWork, type ModelWork } from "#lib/items/queries/list-model-work.ts";
import { type KeptTask, nameKept } from "#lib/items/queries/name-kept.ts";
import { readOverrides } from "#lib/items/queries/read-overrides.ts";
import type { Category, ItemStatus, TaskText } from "#lib/items/schema.ts";
import type { Db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { deriveFlags, type Flag } from "../derive-flags.ts";
import { findDesked } from "./find-desked.ts";

/** Something that happened to an item, as the desk tells it. */
export type ItemEvent =
  | { kind: "version"; number: number; change: string; by: string | null; at: string }
  | {
      kind: "decision";
      verdict: "approve" | "reject";
      category: Category | null;
      at: string;
      revokedAt: string | null;
    };

/** A comment, as the desk shows it. */
export type DeskComment = {
  id: string;
  author: string;
  authorId: string;
  body: string;
  at: string;
  /** Null while it is open. */
  resolvedAt: string | null;
  /** Whom it calls: ids of members. */
  mentions: string[];
};

/** An item with all that the desk shows at once. Its neighbours come after it. */
export type ReviewItem = TaskText & {
  id: string;
  sequence: number;
  version: number;
  status: ItemStatus;
  kind: string;
  proposedCategory: Category | null;
  proposalReason: string;
  /** Set aside as a duplicate of it: decisions are kept, and count once it is brought back. */
  duplicateOf: KeptTask | null;
  provenance: Provenance;
  /** What its current text was a duplicate of as it was saved: a person kept it nevertheless. */
  override: Override | null;
  /** What models proposed and wrote for it beside its own text. */
  work: ModelWork;
  flags: Flag[];
  /** Its versions and the reviewer's own decisions, newest first. Others' decisions are not told: they would sway. */
  history: ItemEvent[];
  /** Oldest first. */
  comments: DeskComment[];
  /** How many comments of others there are that are told once all have decided. */
  hiddenComments: number;
  /** What models propose is kept back until the reviewer has decided. */
  suggestionsHidden: boolean;
  /** The reviewer's own standing decision, where there is one. */
  ownDecision: { id: string; verdict: "approve" | "reject"; category: Category | null; itemVersion: number } | null;
};

const mostEvents = 20;

/** Flags that tell what a model proposed. */
const tellsProposal: ReadonlySet<Flag["kind"]> = new Set(["oddCategory", "noCategory", "shortOutput"]);

/** The items with what belongs to them. */
function readRows(tx: Db, member: Member, ids: readonly string[]) {
  return tx.item.findMany({
    where: { projectId: member.project.id, id: { in: [...ids] } },
    select: {
      id: true,
      sequence: true,
      version: true,
      status: true,
      instruction: true,
      input: true,
      output: true,
      kind: true,
      proposedCategory: true,
      rawCategory: true,
      proposalReason: true,
      duplicateOfId: true,
      disputed: true,
      ...provenanceColumns,
      versions: {
        select: {
          ...{ number: true, change: true, override: true, createdAt: true, editorId: true },
          editor: { select: { name: true } },
        },
        orderBy: { number: "desc" },
        take: mostEvents,
      },
      decisions: {
        where: { reviewerId: member.userId, kind: { not: "adjudication" } },
        select: { id: true, verdict: true, category: true, itemVersion: true, createdAt: true, revokedAt: true },
        orderBy: { createdAt: "desc" },
        take: mostEvents,
      },
      comments: {
        include: { author: { select: { name: true } }, mentions: { select: { userId: true } } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      },
    },
  });
}

/** Items of the project for the desk, in the order of `ids`; those that are not the project's are left out. A fixed number of queries in all. */
export async function loadReviewItems(tx: Db, member: Member, ids: readonly string[]): Promise<ReviewItem[]> {
  if (ids.length === 0) return [];
  const [rows, desked, shownOf, work] = await Promise.all([
    readRows(tx, member, ids),
    findDesked(tx, member, ids),
    findOthersShown(tx, ids),
    listModelWork(tx, ids),
  ]);
  const [provenances, kept, overrides] = await Promise.all([
    describeProvenance(tx, rows),
    nameKept(
      tx,
      rows.map((row) => row.duplicateOfId),
    ),
    readOverrides(
      tx,
      rows.map((row) => row.versions.find(({ number }) => number === row.version)?.override ?? null),
    ),
  ]);
  const items = rows.map((row, i): ReviewItem => {
    const override = overrides[i]?.shown ?? null;
    const provenance = provenances[i] as Provenance;
    const { versions, decisions, comments, rawCategory, origin, position, call, rejection, duplicateOfId, ...rest } =
      row;
    const { disputed, ...item } = rest;
    const standing = decisions.find((decision) => decision.revokedAt === null);
    const { known, hidden } = desked.get(row.id) ?? { known: null, hidden: false };
    const suggestionsHidden = hidden && !standing;
    const shown = {
      ...item,
      // A known item waits like any other, as far as its reviewer can see.
      status: known ? ("pending" as const) : item.status,
      ...(suggestionsHidden ? { proposedCategory: null, proposalReason: "", kind: "" } : {}),
    };
    const seen = comments.filter(({ authorId }) => authorId === member.userId || (!known && shownOf.has(item.id)));
    const flags = deriveFlags({ ...item, rawCategory, overruled: provenance.override?.rule ?? null, override });
    return {
      ...shown,
      sequence: Number(item.sequence),
      duplicateOf: kept.get(duplicateOfId ?? "") ?? null,
      provenance,
      override,
      work: suggestionsHidden ? withoutProposals(work.get(item.id) as ModelWork) : (work.get(item.id) as ModelWork),
      flags: suggestionsHidden ? flags.filter(({ kind }) => !tellsProposal.has(kind)) : flags,
      suggestionsHidden,
      hiddenComments: known ? 0 : comments.length - seen.length,
      history: [
        ...versions.map(({ number, change, createdAt, editorId, editor }) => ({
          kind: "version" as const,
          number,
          change,
          // As on its page: an adjudicator would know by it whose answer is to which text.
          by: disputed && editorId !== member.userId ? null : (editor?.name ?? null),
          at: createdAt.toISOString(),
        })),
        ...decisions.map(({ verdict, category, createdAt, revokedAt }) => ({
          kind: "decision" as const,
          verdict,
          category,
          at: createdAt.toISOString(),
          revokedAt: revokedAt?.toISOString() ?? null,
        })),
      ].sort((a, b) => (a.at < b.at ? 1 : -1)),
      comments: seen.map(({ id, author, authorId, body, createdAt, resolvedAt, mentions }) => ({
        id,
        author: author.name,
        authorId,
        body,
        at: createdAt.toISOString(),
        resolvedAt: resolvedAt?.toISOString() ?? null,
        mentions: mentions.map(({ userId }) => userId),
      })),
      ownDecision: standing
        ? {
            id: standing.id,
            verdict: standing.verdict,
            category: standing.category,
            itemVersion: standing.itemVersion,
          }
        : null,
    };
  });
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function withoutProposals(work: ModelWork): ModelWork {
  return { ...work, proposals: [] };
}
