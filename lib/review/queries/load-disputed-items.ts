import { findOthersShown } from "#lib/items/queries/blindness.ts";
import { type KeptTask, nameKept } from "#lib/items/queries/name-kept.ts";
import type { Category, ItemStatus, TaskText } from "#lib/items/schema.ts";
import type { Db, Prisma } from "#lib/platform/db.ts";
import { deriveKey } from "#lib/platform/secrets.ts";
import type { Member } from "#lib/team/member.ts";
import { blindLetters } from "../blind-letters.ts";
import { deriveFlags, type Flag } from "../derive-flags.ts";

/** What a reviewer decided, as an adjudicator sees it. */
export type BlindAnswer = {
  /** Stands for the reviewer, on this item alone. */
  letter: string;
  /** Null until the item is settled. */
  reviewer: string | null;
  /** It is the adjudicator's own. */
  own: boolean;
  verdict: "approve" | "reject";
  category: Category | null;
  /** Keys of the project's reasons. */
  reasons: string[];
  comment: string;
  /** The version of the text that they decided on. */
  itemVersion: number;
  /** As many as the item takes had decided before: it does not count. */
  surplus: boolean;
};

/** A comment on the item. Who wrote it is named by the letter of their answer, or not at all, until the item is settled. */
export type BlindComment = {
  /** Null for others'. */
  id: string | null;
  letter: string | null;
  own: boolean;
  author: string | null;
  body: string;
  /** Dealt with. */
  resolved: boolean;
};

/** How an item was settled. */
export type Settlement = {
  id: string;
  own: boolean;
  by: string;
  verdict: "approve" | "reject";
  category: Category | null;
  reasons: string[];
  comment: string;
};

/** An item that an adjudicator settles, or has settled, with all that is shown of it. */
export type DisputedItem = TaskText & {
  id: string;
  sequence: number;
  version: number;
  kind: string;
  status: ItemStatus;
  /** It waits for an adjudicator. */
  disputed: boolean;
  /** All whose decisions count say the same. */
  agreed: boolean;
  /** Set aside as a duplicate of it: what was settled counts once it is brought back. */
  duplicateOf: KeptTask | null;
  flags: Flag[];
  /** In the order of their letters. Empty while reviewers still decide. */
  answers: BlindAnswer[];
  /** The older texts that some of them decided on, by version. */
  seen: Record<number, TaskText>;
  /** Oldest first. */
  comments: BlindComment[];
  settlement: Settlement | null;
};

/** Flags that tell what a model proposed: an adjudicator judges what the reviewers said. */
const tellsProposal: ReadonlySet<Flag["kind"]> = new Set(["oddCategory", "noCategory"]);

/**
 * Items of the project for an adjudicator, in the order of `ids`; those that are not the project's are left out. Until an
 * item is settled nothing in it tells who decided or commented: no name, no id, no time. Four queries in all, and one for what they
 * are set aside for.
 */
export async function loadDisputedItems(tx: Db, member: Member, ids: readonly string[]): Promise<DisputedItem[]> {
  if (ids.length === 0) return [];
  const rows = await readRows(tx, member, ids);
  const key = deriveKey("disagreements");
  const shown = await findOthersShown(tx, ids);
  const seen = await readSeen(tx, rows);
  const kept = await nameKept(
    tx,
    rows.map((row) => row.duplicateOfId),
  );
  const items = rows.map((row): DisputedItem => {
    const { decisions, comments, duplicateOfId, disagreement, ...item } = row;
    const named = shown.has(item.id);
    const reviews = item.disputed || named ? decisions.filter((decision) => decision.kind === "review") : [];
    const letters = blindLetters(
      key,
      item.id,
      reviews.map((review) => review.reviewerId),
    );
    const answers = reviews.map(
      (review): BlindAnswer => ({
        letter: letters.get(review.reviewerId) as string,
        reviewer: named ? review.reviewer.name : null,
        own: review.reviewerId === member.userId,
        verdict: review.verdict,
        category: review.category,
        reasons: review.reasons,
        comment: review.comment,
        itemVersion: review.itemVersion,
        surplus: !review.counted,
      }),
    );
    const standing = named ? decisions.find((decision) => decision.kind === "adjudication") : undefined;
    return {
      ...item,
      sequence: Number(item.sequence),
      agreed: answers.length > 0 && disagreement === 0,
      duplicateOf: kept.get(duplicateOfId ?? "") ?? null,
      flags: deriveFlags({
        ...item,
        proposedCategory: null,
        rawCategory: null,
        overruled: null,
        override: null,
      }).filter(({ kind }) => !tellsProposal.has(kind)),
      answers: answers.sort((a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1)),
      seen: Object.fromEntries(
        seen
          .filter(({ itemId, number }) => itemId === item.id && answers.some((each) => each.itemVersion === number))
          .map(({ number, instruction, input, output }) => [number, { instruction, input, output }]),
      ),
      comments: (item.disputed || named ? comments : comments.filter((each) => each.authorId === member.userId)).map(
        ({ id, authorId, author, body, resolvedAt, mentions }) => ({
          id: authorId === member.userId ? id : null,
          letter: letters.get(authorId) ?? null,
          own: authorId === member.userId,
          author: named ? author.name : null,
          body: named ? body : withoutNames(body, mentions),
          resolved: resolvedAt !== null,
        }),
      ),
      settlement: standing
        ? {
            id: standing.id,
            own: standing.reviewerId === member.userId,
            by: standing.reviewer.name,
            verdict: standing.verdict,
            category: standing.category,
            reasons: standing.reasons,
            comment: standing.comment,
          }
        : null,
    };
  });
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function readRows(tx: Db, member: Member, ids: readonly string[]) {
  const decisions = {
    where: { revokedAt: null, kind: { in: ["review", "adjudication"] } },
    select: {
      id: true,
      kind: true,
      verdict: true,
      category: true,
      reasons: true,
      comment: true,
      itemVersion: true,
      counted: true,
      reviewerId: true,
      reviewer: { select: { name: true } },
    },
  } satisfies Prisma.Item$decisionsArgs;
  return tx.item.findMany({
    where: { projectId: member.project.id, id: { in: [...ids] } },
    select: {
      id: true,
      sequence: true,
      version: true,
      status: true,
      disputed: true,
      disagreement: true,
      duplicateOfId: true,
      kind: true,
      instruction: true,
      input: true,
      output: true,
      decisions,
      comments: {
        select: {
          id: true,
          authorId: true,
          resolvedAt: true,
          author: { select: { name: true } },
          body: true,
          mentions: { select: { user: { select: { name: true } } } },
        },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      },
    },
  });
}

/** The older texts that decisions were made on. */
async function readSeen(tx: Db, rows: readonly Row[]): Promise<(TaskText & { itemId: string; number: number })[]> {
  const pairs = rows.flatMap(({ id, version, decisions }) =>
    decisions.filter((decision) => decision.itemVersion !== version).map(({ itemVersion }) => ({ id, itemVersion })),
  );
  if (pairs.length === 0) return [];
  return tx.$queryRaw`
    SELECT v.item_id AS "itemId", v.number, v.instruction, v.input, v.output FROM item_versions v
    WHERE (v.item_id, v.number) IN (SELECT * FROM unnest(
      ${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ itemVersion }) => itemVersion)}::int[]))`;
}

/** Whom a comment calls would tell who has not written it. */
function withoutNames(body: string, mentions: readonly { user: { name: string } }[]): string {
  return mentions.reduce((text, { user }) => text.replaceAll(`@${user.name}`, "@…"), body);
}
