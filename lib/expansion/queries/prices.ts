import type { Db } from "#lib/platform/db.ts";
import type { Price } from "../money.ts";

/** A price as it was entered, by the id of its row. */
export type StoredPrice = Price & { id: string };

/** A model of an endpoint, by its exact name. */
export type ModelOfEndpoint = { endpointId: string; model: string };

/** What a model's tokens cost now; null where nobody entered a price, or it was withdrawn. */
export async function findPrice(tx: Db, endpointId: string, model: string): Promise<StoredPrice | null> {
  const [found] = await findPrices(tx, [{ endpointId, model }]);
  return found?.price ?? null;
}

/**
 * The prices of several models that have one: one statement, however many there are.
 * @returns in no order; models without a price are left out
 */
export async function findPrices(
  tx: Db,
  pairs: readonly ModelOfEndpoint[],
): Promise<(ModelOfEndpoint & { price: StoredPrice })[]> {
  if (pairs.length === 0) return [];
  const rows = await tx.$queryRaw<(ModelOfEndpoint & StoredPrice)[]>`
    SELECT pair.endpoint_id AS "endpointId", pair.model, latest.id, latest.input, latest.cached_input AS "cachedInput",
      latest.output, latest.batch_share AS "batchShare"
    FROM (SELECT DISTINCT * FROM unnest(
      ${pairs.map((pair) => pair.endpointId)}::uuid[], ${pairs.map((pair) => pair.model)}::text[]
    ) AS asked (endpoint_id, model)) AS pair
    CROSS JOIN LATERAL (
      SELECT * FROM model_prices p WHERE p.endpoint_id = pair.endpoint_id AND p.model = pair.model
      ORDER BY p.created_at DESC, p.id DESC LIMIT 1
    ) latest
    WHERE NOT latest.withdrawn`;
  return rows.map(({ endpointId, model, ...price }) => ({ endpointId, model, price }));
}
