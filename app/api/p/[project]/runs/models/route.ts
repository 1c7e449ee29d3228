import { endpointRef } from "#lib/expansion/endpoint-schema.ts";
import { testConnection } from "#lib/expansion/test-connection.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** The models of an endpoint. A handler: a provider that takes its time must not hold up the form's actions. */
export const POST = memberRoute("endpoints.view", async (member, request) => {
  const { id } = await readInput(request, endpointRef);
  return Response.json(await testConnection(member, id));
});
