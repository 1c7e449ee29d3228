import { listModels } from "#lib/platform/model-client.ts";
import { ModelFailure } from "#lib/platform/model-failure.ts";
import type { Member } from "#lib/team/member.ts";
import { getConnection } from "./queries/endpoints.ts";

/** What an endpoint answered: its models, or the provider's words. */
export type ConnectionTest = { ok: true; models: string[] } | { ok: false; words: string };

/** How long an endpoint may take to list its models. */
const patienceMs = 10_000;

/**
 * Asks an endpoint for its list of models: the least that shows that address and key are right. No text is generated.
 * @throws Refusal `not-found`
 */
export async function testConnection(member: Member, endpointId: string): Promise<ConnectionTest> {
  try {
    const connection = await getConnection(member, endpointId);
    return { ok: true, models: await listModels(connection, patienceMs) };
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return { ok: false, words: error.words };
  }
}
