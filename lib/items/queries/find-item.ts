import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { Override } from "../override.ts";
import type { Category, ItemStatus, TaskText } from "../schema.ts";
import { describeProvenance, type Provenance, provenanceColumns } from "./describe-provenance.ts";
import { listModelWork, type ModelWork } from "./list-model-work.ts";
import { type KeptTask, nameKept } from "./name-kept.ts";
import { readOverrides } from "./read-overrides.ts";

/** One saved state of an item's text. */
export type ItemVersionEntry = TaskText & {
  number: number;
  change: string;
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
  verdict: "approve" | "reject";
  category: Category | null;
  reasons: string[];
  comment: string;
  itemVersion: number;
  createdAt: Date;
  revokedAt: Date | null;
};

/** A comment on an item. */
export type CommentEntry = { id: string; author: string; body: string; createdAt: Date };

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
  createdAt: Date;
  updatedAt: Date;
  provenance: Provenance;
  work: ModelWork;
  /** Newest first, at most 50. */
  versions: ItemVersionEntry[];
  /** Oldest first, those taken back included. */
  decisions: DecisionEntry[];
  /** Oldest first. */
  comments: CommentEntry[];
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
      decisions: { orderBy: [{ createdAt: "asc" }, { id: "asc" }], include: { reviewer: { select: { name: true } } } },
      comments: { orderBy: [{ createdAt: "asc" }, { id: "asc" }], include: { author: { select: { name: true } } } },
    },
  });
  if (!row) return null;
  const { origin, position, call, rejection, versions, decisions, comments, duplicateOfId, ...item } = row;
  const [provenance] = await describeProvenance(db, [{ origin, position, call, rejection }]);
  const [work, kept, duplicates, overrides] = await Promise.all([
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
    sequence,
    duplicateOf: kept.get(duplicateOfId ?? "") ?? null,
    duplicates,
    provenance: provenance as Provenance,
    work: work.get(item.id) as ModelWork,
    versions: versions.map(({ number, instruction, input, output, change, editor, createdAt }, i) => ({
      ...{ number, instruction, input, output, change, createdAt },
      editor: editor?.name ?? null,
      override: overrides[i]?.shown ?? null,
    })),
    decisions: decisions.map((decision) => ({
      id: decision.id,
      reviewer: decision.reviewer.name,
      own: decision.reviewerId === member.userId,
      verdict: decision.verdict,
      category: decision.category,
      reasons: decision.reasons,
      comment: decision.comment,
      itemVersion: decision.itemVersion,
      createdAt: decision.createdAt,
      revokedAt: decision.revokedAt,
    })),
    comments: comments.map(({ id, author, body, createdAt }) => ({ id, author: author.name, body, createdAt })),
  };
}
