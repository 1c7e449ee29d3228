import type { Db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { findPrice } from "../queries/prices.ts";
import type { RunSettings } from "../schema.ts";

/** An endpoint that a run uses. */
export type HeldEndpoint = { id: string; name: string; batches: boolean | null };

/**
 * The endpoints that a run of these settings uses, held until the transaction ends so that none is taken out of use
 * before the run is there.
 * @throws Refusal `invalid` where one is not the project's, or does not take batches that are asked for
 */
export async function holdEndpoints(tx: Db, projectId: string, settings: RunSettings): Promise<HeldEndpoint> {
  const endpoint = await hold(tx, projectId, settings.endpointId, "endpointId");
  if (settings.delivery === "batch" && !endpoint.batches) throw wrong("delivery", "expansion.errors.noBatches");
  if (settings.classification !== "none" && settings.classifyEndpointId) {
    await hold(tx, projectId, settings.classifyEndpointId, "classifyEndpointId");
  }
  return endpoint;
}

async function hold(
  tx: Db,
  projectId: string,
  endpointId: string,
  field: "endpointId" | "classifyEndpointId",
): Promise<HeldEndpoint> {
  const [endpoint] = await tx.$queryRaw<HeldEndpoint[]>`
    SELECT id, name, batches FROM model_endpoints
    WHERE id::text = ${endpointId} AND project_id = ${projectId}::uuid AND archived_at IS NULL FOR SHARE`;
  if (!endpoint) throw wrong(field, "expansion.errors.noEndpoint");
  return endpoint;
}

/**
 * Whether a run can keep within a spend cap: what its calls cost must be known.
 * @throws Refusal `invalid` where it has one and a model that it uses has no price
 */
export async function checkPrices(tx: Db, settings: RunSettings): Promise<void> {
  if (settings.spendCap === null) return;
  const models = [{ endpointId: settings.endpointId, model: settings.model }];
  if (settings.classification !== "none") {
    models.push({
      endpointId: settings.classifyEndpointId ?? settings.endpointId,
      model: settings.classifyModel ?? settings.model,
    });
  }
  for (const { endpointId, model } of models) {
    if (await findPrice(tx, endpointId, model)) continue;
    throw wrong("spendCap", "expansion.errors.noPrice", { model });
  }
}

function wrong(field: string, message: string, values?: Record<string, string>): Refusal {
  return new Refusal("invalid", message, { fields: { [field]: message }, ...(values ? { values } : {}) });
}
