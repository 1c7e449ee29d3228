import type { Db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

/**
 * Gives every project a model endpoint for each server that the environment names: OpenAI by its key, and the
 * practice model by its address. Such a row holds neither address nor key: they are read from the environment at each
 * call. The caller holds the projects (locks.ts).
 */
export async function ensureEnvironmentEndpoints(tx: Db): Promise<void> {
  // OpenAI itself and the practice model are known to take batches; of another address nobody knows before it is tested.
  const batches = env().OPENAI_BASE_URL === undefined ? true : null;
  const named = [
    ...(env().OPENAI_API_KEY ? [{ environment: "openai", name: "OpenAI (from the environment)", batches }] : []),
    ...(env().PRACTICE_MODEL_URL ? [{ environment: "practice", name: "Practice model", batches: true }] : []),
  ];
  for (const { environment, name, batches } of named) {
    await tx.$executeRaw`
      INSERT INTO model_endpoints (id, project_id, name, environment)
      SELECT gen_random_uuid(), p.id, ${name}, ${environment} FROM projects p
      WHERE NOT EXISTS (SELECT 1 FROM model_endpoints e WHERE e.project_id = p.id AND e.environment = ${environment})`;
    await tx.modelEndpoint.updateMany({ where: { environment, batches: null }, data: { batches } });
  }
}
