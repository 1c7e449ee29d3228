import type { Db } from "#lib/platform/db.ts";
import type { OverrideRecord } from "../override.ts";
import type { Category, ItemOrigin } from "../schema.ts";

/** What rows of items and rejections have in common. */
export type TakenRow = {
  origin: ItemOrigin;
  runId: string | null;
  callId: string | null;
  position: number;
  /** The project's sequence at its turn: an item's key. */
  sequence: number;
  instruction: string;
  input: string;
  output: string;
  kind: string;
  reason: string;
};

/** An arrival that becomes an item. */
export type ItemRow = TakenRow & {
  id: string;
  exactKey: string;
  proposedCategory: Category | null;
  rawCategory: string | null;
  /** What a person overruled, where it was turned away before. */
  rejectionId: string | null;
  /** Of its first version. */
  change: "admitted" | "restored";
  editorId: string | null;
  override: OverrideRecord | null;
};

/** An arrival that is turned away. */
export type RejectionRow = TakenRow & {
  rule: string;
  detail: string;
  rawCategory: string | null;
  /** The key of the seed or item that it is a duplicate of, and ROUGE-L F1 with it. */
  neighbour: number | null;
  score: number | null;
};

// One statement with one parameter each, however many rows: the project's row is held meanwhile, and others wait for it.

/** Inserts items with their first versions. */
export async function insertItems(tx: Db, projectId: string, rows: ItemRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`/* prepared: insert-new-items */
    WITH r AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, origin "ItemOrigin", "runId" uuid, "callId" uuid,
        position int, sequence bigint, instruction text, input text, output text, kind text, "exactKey" text,
        "proposedCategory" "Category", "rawCategory" text, reason text, "rejectionId" uuid, change text, "editorId" uuid, override jsonb)
    ), made AS (
      INSERT INTO items (id, project_id, sequence, change_sequence, origin, run_id, call_id, position, instruction, input, output,
        exact_key, proposed_category, raw_category, kind, proposal_reason, rejection_id, uncertainty)
      SELECT id, ${projectId}::uuid, sequence, sequence, origin, "runId", "callId", position, instruction, input, output,
        "exactKey", "proposedCategory", "rawCategory", kind, reason, "rejectionId",
        -- As unsure as can be: nothing says which of the four it is.
        CASE WHEN "proposedCategory" IS NULL THEN 1 ELSE 0 END FROM r
      RETURNING id
    )
    INSERT INTO item_versions (item_id, number, instruction, input, output, change, editor_id, override, sequence)
    SELECT id, 1, instruction, input, output, change, "editorId", override, sequence FROM made JOIN r USING (id)`;
}

/** Inserts rejections, after the items that they may be duplicates of. */
export async function insertRejections(tx: Db, projectId: string, rows: RejectionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`/* prepared: insert-rejections */
    INSERT INTO rejections (id, project_id, run_id, call_id, position, sequence, rule, detail, instruction, input, output, raw_category,
      kind, reason, neighbour_seed_id, neighbour_item_id, score)
    SELECT gen_random_uuid(), ${projectId}::uuid, "runId", "callId", position, r.sequence, rule, detail, instruction, input, output,
      "rawCategory", kind, reason,
      (SELECT id FROM seeds WHERE project_id = ${projectId}::uuid AND seeds.sequence = r.neighbour),
      (SELECT id FROM items WHERE project_id = ${projectId}::uuid AND items.sequence = r.neighbour), score
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("runId" uuid, "callId" uuid, position int, sequence bigint, rule text,
      detail text, instruction text, input text, output text, "rawCategory" text, kind text, reason text, neighbour bigint,
      score float8)`;
}
