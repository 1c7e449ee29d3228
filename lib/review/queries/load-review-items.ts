import type { Override } from "#lib/items/override.ts";
import { describeProvenance, type Provenance, provenanceColumns } from "#lib/items/queries/describe-provenance.ts";
import { listModelWork, type ModelWork } from "#lib/items/queries/list-model-work.ts";
import { type KeptTask, nameKept } from "#lib/items/queries/name-kept.ts";
import { readOverrides } from "#lib/items/queries/read-overrides.ts";
import type { Category, ItemStatus, TaskText } from "#lib/items/schema.ts";
import type { Db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { deriveFlags, type Flag } from "../derive-flags.ts";

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
export type DeskComment = { id: string; author: string; body: string; at: string };

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
  /** The reviewer's own standing decision, where there is one. */
  ownDecision: { id: string; verdict: "approve" | "reject"; category: Category | null; itemVersion: number } | null;
};

const mostEvents = 20;

/** Items of the project for the desk, in the order of `ids`; those that are not the project's are left out. A fixed number of queries in all. */
export async function loadReviewItems(tx: Db, member: Member, ids: readonly string[]): Promise<ReviewItem[]> {
  if (ids.length === 0) return [];
  const rows = await tx.item.findMany({
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
      ...provenanceColumns,
      versions: {
        select: { number: true, change: true, override: true, createdAt: true, editor: { select: { name: true } } },
        orderBy: { number: "desc" },
        take: mostEvents,
      },
      decisions: {
        where: { reviewerId: member.userId },
        select: { id: true, verdict: true, category: true, itemVersion: true, createdAt: true, revokedAt: true },
        orderBy: { createdAt: "desc" },
        take: mostEvents,
      },
      comments: { include: { author: { select: { name: true } } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
    },
  });
  const provenances = await describeProvenance(tx, rows);
  const work = await listModelWork(
    tx,
    rows.map((row) => row.id),
  );
  const kept = await nameKept(
    tx,
    rows.map((row) => row.duplicateOfId),
  );
  const overrides = await readOverrides(
    tx,
    rows.map((row) => row.versions.find(({ number }) => number === row.version)?.override ?? null),
  );
  const items = rows.map((row, i): ReviewItem => {
    const override = overrides[i]?.shown ?? null;
    const provenance = provenances[i] as Provenance;
    const { versions, decisions, comments, rawCategory, origin, position, call, rejection, duplicateOfId, ...item } =
      row;
    const standing = decisions.find((decision) => decision.revokedAt === null);
    return {
      ...item,
      sequence: Number(item.sequence),
      duplicateOf: kept.get(duplicateOfId ?? "") ?? null,
      provenance,
      override,
      work: work.get(item.id) as ModelWork,
      flags: deriveFlags({ ...item, rawCategory, overruled: provenance.override?.rule ?? null, override }),
      history: [
        ...versions.map(({ number, change, createdAt, editor }) => ({
          kind: "version" as const,
          number,
          change,
          by: editor?.name ?? null,
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
      comments: comments.map(({ id, author, body, createdAt }) => ({
        id,
        author: author.name,
        body,
        at: createdAt.toISOString(),
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
