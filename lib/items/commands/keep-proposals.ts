import type { Db } from "#lib/platform/db.ts";
import type { Category } from "../schema.ts";

/** A category and kind that a model proposes for an item. */
export type NewProposal = {
  projectId: string;
  itemId: string;
  /** The version of the text that it was asked about; null for the current one. */
  itemVersion: number | null;
  runId: string;
  callId: string;
  model: string;
  promptVersion: string;
  /** Null where the model named none of the four. */
  category: Category | null;
  /** As the model wrote it. */
  rawCategory: string;
  kind: string;
  reason: string;
};

type HeldItem = {
  id: string;
  projectId: string;
  version: number;
  runId: string | null;
  callId: string | null;
  proposedCategory: Category | null;
  rawCategory: string | null;
  kind: string;
  proposalReason: string;
  createdAt: Date;
};

/**
 * Keeps proposals, each once by its call and item. An item that waits for its decision carries the latest from then on;
 * one that people have decided stays as it is. What was proposed with the task itself is kept beside them.
 * @param proposals the oldest first
 */
export async function keepProposals(tx: Db, proposals: readonly NewProposal[]): Promise<void> {
  if (proposals.length === 0) return;
  const ids = [...new Set(proposals.map(({ itemId }) => itemId))];
  // Decisions hold the item in the same way: whoever is second sees what the first has done.
  const items = await tx.$queryRaw<HeldItem[]>`
    SELECT id, project_id AS "projectId", version, run_id AS "runId", call_id AS "callId",
      proposed_category::text AS "proposedCategory", raw_category AS "rawCategory", kind,
      proposal_reason AS "proposalReason", created_at AS "createdAt"
    FROM items WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  await keepFirstProposals(tx, items);
  const versionOf = new Map(items.map((item) => [item.id, item.version]));
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const now = clock?.now.getTime() ?? Date.now();
  await tx.proposal.createMany({
    data: proposals.map((proposal, i) => ({
      ...proposal,
      itemVersion: proposal.itemVersion ?? versionOf.get(proposal.itemId) ?? 1,
      // Their order is that of their times.
      createdAt: new Date(now + i),
    })),
    skipDuplicates: true,
  });
  const latest = new Map(
    proposals.flatMap((proposal) => (proposal.category ? [[proposal.itemId, proposal] as const] : [])),
  );
  const shown = [...latest.values()];
  await tx.$executeRaw`
    UPDATE items SET proposed_category = p.category::"Category", proposal_reason = p.reason,
      kind = CASE WHEN p.kind = '' THEN items.kind ELSE p.kind END
    FROM unnest(${shown.map((each) => each.itemId)}::uuid[], ${shown.map((each) => each.category)}::text[],
      ${shown.map((each) => each.kind)}::text[], ${shown.map((each) => each.reason)}::text[]) AS p(id, category, kind, reason)
    WHERE items.id = p.id AND items.status = 'pending' AND items.category IS NULL`;
  await measureUncertainty(tx, ids);
}

/**
 * How unsure models are of an item's category: the share of those that do not name the most frequent one of the four. Each model counts once
 * for each version of its prompt, with what it proposed last; one that names none of the four agrees with nobody. So it is 0 where all say the
 * same, 0.5 where two differ, and 1 where nobody names any.
 */
async function measureUncertainty(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    WITH latest AS (
      SELECT DISTINCT ON (item_id, model, prompt_version) item_id, category FROM proposals
      WHERE item_id = ANY(${[...ids]}::uuid[]) ORDER BY item_id, model, prompt_version, created_at DESC, id DESC
    ), voices AS (
      SELECT item_id, category, count(*) AS voices, sum(count(*)) OVER (PARTITION BY item_id) AS voices_of_all
      FROM latest GROUP BY item_id, category
    ), unsure AS (
      SELECT item_id, 1 - max(CASE WHEN category IS NULL THEN 0 ELSE voices / voices_of_all END)::float8 AS uncertainty
      FROM voices GROUP BY item_id
    )
    UPDATE items SET uncertainty = unsure.uncertainty FROM unsure
    WHERE items.id = unsure.item_id AND items.uncertainty <> unsure.uncertainty`;
}

/** Of items that have no proposal of their own yet: what they came with, under the call, model and prompt that it came by. */
async function keepFirstProposals(tx: Db, items: readonly HeldItem[]): Promise<void> {
  // Of an item that a call wrote also that it came with nothing: a replay compares what it reads with it.
  const came = items.filter(
    (item) => item.callId !== null || item.proposedCategory !== null || item.rawCategory !== null || item.kind !== "",
  );
  if (came.length === 0) return;
  const known = await tx.proposal.findMany({
    where: { itemId: { in: came.map((item) => item.id) } },
    select: { itemId: true },
    distinct: ["itemId"],
  });
  const knownIds = new Set(known.map(({ itemId }) => itemId));
  const fresh = came.filter((item) => !knownIds.has(item.id));
  const runs = await tx.expansionRun.findMany({
    where: { id: { in: [...new Set(fresh.flatMap((item) => item.runId ?? []))] } },
    select: { id: true, model: true, promptVersion: true },
  });
  const runOf = new Map(runs.map((run) => [run.id, run]));
  await tx.proposal.createMany({
    data: fresh.map((item) => ({
      projectId: item.projectId,
      itemId: item.id,
      itemVersion: 1,
      runId: item.runId,
      callId: item.callId,
      // No model is known of one that came with an import.
      model: runOf.get(item.runId ?? "")?.model ?? "",
      promptVersion: runOf.get(item.runId ?? "")?.promptVersion ?? "",
      category: item.rawCategory === null ? item.proposedCategory : null,
      rawCategory: item.rawCategory ?? item.proposedCategory ?? "",
      kind: item.kind,
      reason: item.proposalReason,
      createdAt: item.createdAt,
    })),
    skipDuplicates: true,
  });
}
