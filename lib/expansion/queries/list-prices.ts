import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { PricedModel, PriceEntry } from "../cost-view.ts";
import { perMillion } from "../money.ts";

/** Older entries of a model are kept, but not shown. */
const entriesShown = 50;

type Row = {
  endpointId: string;
  model: string;
  input: bigint | null;
  cachedInput: bigint | null;
  output: bigint | null;
  batchShare: number | null;
  withdrawn: boolean | null;
  enteredBy: string | null;
  at: Date | null;
};

/**
 * The models of each endpoint that runs used or that ever had a price, with what was entered for them, the newest first.
 * @returns by endpoint; its models by name
 */
export async function listPrices(member: Member): Promise<Record<string, PricedModel[]>> {
  authorise(member, "endpoints.view");
  const projectId = member.project.id;
  const rows = await db.$queryRaw<Row[]>`
    SELECT m.endpoint_id AS "endpointId", m.model, p.input, p.cached_input AS "cachedInput", p.output,
      p.batch_share AS "batchShare", p.withdrawn, u.name AS "enteredBy", p.created_at AS at
    FROM (
      SELECT endpoint_id, model FROM expansion_runs WHERE project_id = ${projectId}::uuid
      UNION SELECT endpoint_id, model FROM spending WHERE project_id = ${projectId}::uuid
      UNION SELECT endpoint_id, model FROM model_prices WHERE project_id = ${projectId}::uuid
    ) m
    LEFT JOIN LATERAL (
      SELECT * FROM model_prices WHERE endpoint_id = m.endpoint_id AND model = m.model
      ORDER BY created_at DESC, id DESC LIMIT ${entriesShown}
    ) p ON true
    LEFT JOIN users u ON u.id = p.entered_by
    ORDER BY m.model, p.created_at DESC, p.id DESC`;
  const endpoints: Record<string, PricedModel[]> = {};
  for (const row of rows) {
    endpoints[row.endpointId] ??= [];
    const models = endpoints[row.endpointId] as PricedModel[];
    let model = models.at(-1);
    const entry = entryOf(row);
    if (model?.model !== row.model) {
      model = { model: row.model, price: entry?.price ?? null, history: [] };
      models.push(model);
    }
    if (entry) model.history.push(entry);
  }
  return endpoints;
}

function entryOf(row: Row): PriceEntry | null {
  const { input, cachedInput, output, batchShare, at } = row;
  if (input === null || cachedInput === null || output === null || batchShare === null || at === null) return null;
  const price = {
    input: perMillion(input),
    cachedInput: perMillion(cachedInput),
    output: perMillion(output),
    batchShare,
  };
  return { price: row.withdrawn ? null : price, enteredBy: row.enteredBy, at };
}
