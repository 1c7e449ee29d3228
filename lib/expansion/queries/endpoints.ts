import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { ModelConnection } from "#lib/platform/model-client.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { connectionOf } from "../connection.ts";

/** An endpoint as people see it: never its key. */
export type EndpointView = {
  id: string;
  name: string;
  baseUrl: string | null;
  /** "openai" or "practice" where address and key come from the environment. */
  environment: string | null;
  hasKey: boolean;
  keyHint: string | null;
  /** By model, the parameters that it refused. */
  refusals: Record<string, string[]>;
  /** It is known to take batches. */
  batches: boolean;
};

/** The project's endpoints in use, oldest first. One that the environment no longer names is left out. */
export async function listEndpoints(member: Member): Promise<EndpointView[]> {
  authorise(member, "endpoints.view");
  const rows = await db.modelEndpoint.findMany({
    where: { projectId: member.project.id, archivedAt: null },
    orderBy: { createdAt: "asc" },
  });
  return rows
    .filter((row) => isNamed(row.environment))
    .map(({ id, name, baseUrl, environment, sealedKey, keyHint, refusals, batches }) => ({
      id,
      name,
      baseUrl,
      environment,
      hasKey: sealedKey !== null || environment === "openai",
      keyHint,
      refusals: refusals as Record<string, string[]>,
      batches: batches === true,
    }));
}

function isNamed(environment: string | null): boolean {
  if (environment === "openai") return env().OPENAI_API_KEY !== undefined;
  if (environment === "practice") return env().PRACTICE_MODEL_URL !== undefined;
  return true;
}

/**
 * Address and key of an endpoint, for trying it out.
 * @throws Refusal `not-found`
 */
export async function getConnection(member: Member, endpointId: string): Promise<ModelConnection> {
  authorise(member, "endpoints.view");
  const row = await db.modelEndpoint.findFirst({
    where: { id: endpointId, projectId: member.project.id, archivedAt: null },
  });
  if (!row) throw notFound();
  return connectionOf(row);
}
