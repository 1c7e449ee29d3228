import { db } from "#lib/platform/db.ts";
import type { RefusableParameter } from "#lib/platform/model-failure.ts";

/** Remembers that the endpoint does not take a parameter for a model, so that later calls leave it out. */
export async function rememberRefusal(endpointId: string, model: string, parameter: RefusableParameter): Promise<void> {
  await db.$executeRaw`
    UPDATE model_endpoints SET refusals = jsonb_set(refusals, ARRAY[${model}],
      COALESCE(refusals -> ${model}, '[]'::jsonb) || to_jsonb(${parameter}::text))
    WHERE id = ${endpointId}::uuid AND NOT COALESCE(refusals -> ${model}, '[]'::jsonb) ? ${parameter}`;
}
