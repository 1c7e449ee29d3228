import { offersBatches } from "#lib/platform/batch-client.ts";
import { listModels } from "#lib/platform/model-client.ts";
import { ModelFailure } from "#lib/platform/model-failure.ts";
import type { Member } from "#lib/team/member.ts";
import { noteBatches } from "./commands/note-batches.ts";
import { getConnection } from "./queries/endpoints.ts";

/** What an endpoint answered: its models and whether it takes batches (null: nobody knows), or the provider's words. */
export type ConnectionTest = { ok: true; models: string[]; batches: boolean | null } | { ok: false; words: string };

/** How long an endpoint may take to list its models, and as long again its batches. */
const patienceMs = 10_000;

/**
 * Asks an endpoint for its list of models: the least that shows that address and key are right. No text is generated.
 * Whether it takes batches is found out in the same way, and kept.
 * @throws Refusal `not-found`
 */
export async function testConnection(member: Member, endpointId: string): Promise<ConnectionTest> {
  try {
    const connection = await getConnection(member, endpointId);
    const [models, batches] = await Promise.all([
      listModels(connection, patienceMs),
      offersBatches(connection, patienceMs),
    ]);
    if (batches !== null) await noteBatches(member, endpointId, batches);
    return { ok: true, models, batches };
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return { ok: false, words: error.words };
  }
}
