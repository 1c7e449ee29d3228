import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise, may } from "#lib/team/permissions.ts";
import type { Override } from "../override.ts";
import type { Category, ItemStatus, TaskText } from "../schema.ts";
import { findOthersShown, isTestedOn } from "./blindness.ts";
import { describeProvenance, type Provenance, provenanceColumns } from "./describe-provenance.ts";
import { isProposalHidden } from "./hidden-proposals.ts";
import { listModelWork, type ModelWork } from "./list-model-work.ts";
import { type KeptTask, nameKept } from "./name-kept.ts";
import { readOverrides } from "./read-overrides.ts";

/** One saved state of an item's text. */
export type ItemVersionEntry = TaskText & {
  number: number;
  change: string;
  /** Null where nobody is named: of a first version, and while an adjudicator has to settle the item. */
  editor: string | null;
  /** What its text was a duplicate of as it was saved: a person let it in nevertheless. */
  override: Override | null;
  createdAt: Date;
};

/** A decision as the item's page shows it. */
export type DecisionEntry = {
  id: string;
  reviewer: string;
  /** Whether the member asking made it. */
  own: boolean;
  /** A reviewer's, or an adjudicator's, which overrules them. */
  kind: "review" | "adjudication";
  /** Of a review: whether the status follows from it; otherwise as many as the item took had decided before. */
  counted: boolean;
  verdict: "approve" | "reject";
  category: Category | null;
  reasons: string[];
  comment: string;
  itemVersion: number;
  createdAt: Date;
  revokedAt: Date | null;
};

/** A comment on an item. */
export type CommentEntry = {
  id: string;
  author: string;
  authorId: string;
  body: string;
  createdAt: Date;
  /** Null while it is open. */
  resolvedAt: Date | null;
  resolvedBy: string | null;
  /** Whom it calls: ids of members. */
  mentions: string[];
};

/** An item with all that is known of it. */
export type ItemDetail = TaskText & {
  id: string;
  sequence: number;
  version: number;
  status: ItemStatus;
  category: Category | null;
  proposedCategory: Category | null;
  rawCategory: string | null;
  kind: string;
  proposalReason: string;
  tags: string[];
  /** Set aside as a duplicate of it. */
  duplicateOf: KeptTask | null;
  /** How many items are set aside as duplicates of this one. */
  duplicates: number;
  /** Its reviewers' decisions leave it open, and the member may settle it. */
  toSettle: boolean;
  createdAt: Date;
  updatedAt: Date;
  provenance: Provenance;
  work: ModelWork;
  /** Newest first, at most 50. */
  versions: ItemVersionEntry[];
  /** Oldest first, those taken back included. Others' are told once all whom the item takes have decided. */
  decisions: DecisionEntry[];
  /** Oldest first; others' as with decisions. */
  comments: CommentEntry[];
  /** How many comments of others are not told yet. */
  hiddenComments: number;
  /** What models propose is kept back until the reader has decided. */
  suggestionsHidden: boolean;
};

/** How many of its versions an item brings along. */
const mostVersions = 50;

/** The project's item with this number; null where there is none. */
export async function findItem(member: Member, sequence: number): Promise<ItemDetail | null> {
  authorise(member, "items.view");
  if (!Number.isSafeInteger(sequence) || sequence < 1) return null;
  const row = await db.item.findUnique({
    where: { projectId_sequence: { projectId: member.project.id, sequence } },
    select: {
      id: true,
      version: true,
      instruction: true,
      input: true,
      output: true,
      status: true,
      disputed: true,
      category: true,
      proposedCategory: true,
      rawCategory: true,
      kind: true,
      proposalReason: true,
      tags: true,
      duplicateOfId: true,
      createdAt: true,
      updatedAt: true,
      ...provenanceColumns,
      versions: {
        orderBy: { number: "desc" },
        take: mostVersions,
        include: { editor: { select: { name: true } } },
      },
      decisions: {
        // Who decided a known item is for leads alone to see, and elsewhere.
        where: { kind: { not: "known" } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        include: { reviewer: { select: { name: true } } },
      },
      comments: {
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        include: {
          author: { select: { name: true } },
          resolver: { select: { name: true } },
          mentions: { select: { userId: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { origin, position, call, rejection, versions, decisions, comments, duplicateOfId, ...rest } = row;
  const { disputed, ...item } = rest;
  const tested = !may(member, "review.lead") && (await isTestedOn(db, member.userId, item.id));
  const open = !tested && (await findOthersShown(db, [item.id])).has(item.id);
  const seen = comments.filter(({ authorId }) => open || authorId === member.userId);
  const [provenance] = await describeProvenance(db, [{ origin, position, call, rejection }]);
  const [suggestionsHidden, work, kept, duplicates, overrides] = await Promise.all([
    isProposalHidden(member, item.id),
    listModelWork(db, [item.id]),
    nameKept(db, [duplicateOfId]),
    db.item.count({ where: { duplicateOfId: item.id } }),
    readOverrides(
      db,
      versions.map((version) => version.override),
    ),
  ]);
  return {
    ...item,
    ...(tested ? { status: "pending" as const, category: null, updatedAt: item.createdAt } : {}),
    ...(suggestionsHidden ? { proposedCategory: null, rawCategory: null, proposalReason: "", kind: "" } : {}),
    suggestionsHidden,
    sequence,
    duplicateOf: kept.get(duplicateOfId ?? "") ?? null,
    duplicates,
    toSettle: disputed && item.status === "pending" && may(member, "review.adjudicate"),
    provenance: provenance as Provenance,
    work: suggestionsHidden ? { ...(work.get(item.id) as ModelWork), proposals: [] } : (work.get(item.id) as ModelWork),
    versions: versions.map(({ number, instruction, input, output, change, editorId, editor, createdAt }, i) => ({
      ...{ number, instruction, input, output, change, createdAt },
      // An adjudicator would know by it whose answer is to which text.
      editor: disputed && editorId !== member.userId ? null : (editor?.name ?? null),
      override: overrides[i]?.shown ?? null,
    })),
    decisions: decisions
      .filter(({ reviewerId }) => open || reviewerId === member.userId)
      .map((decision) => ({
        id: decision.id,
        reviewer: decision.reviewer.name,
        own: decision.reviewerId === member.userId,
        kind: decision.kind === "adjudication" ? ("adjudication" as const) : ("review" as const),
        counted: decision.counted,
        verdict: decision.verdict,
        category: decision.category,
        reasons: decision.reasons,
        comment: decision.comment,
        itemVersion: decision.itemVersion,
        createdAt: decision.createdAt,
        revokedAt: decision.revokedAt,
      })),
    comments: seen.map(({ id, author, authorId, body, createdAt, resolvedAt, resolver, mentions }) => ({
      ...{ id, authorId, body, createdAt, resolvedAt },
      author: author.name,
      resolvedBy: resolver?.name ?? null,
      mentions: mentions.map(({ userId }) => userId),
    })),
    hiddenComments: tested ? 0 : comments.length - seen.length,
  };
}
