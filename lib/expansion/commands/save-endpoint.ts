import { randomUUID } from "node:crypto";
import { db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { seal } from "#lib/platform/secrets.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { EndpointInput } from "../endpoint-schema.ts";

/**
 * Adds or changes a model endpoint. A key is sealed before it is stored and never given out again. A stored key stays
 * with its address: whoever changes the address enters the key anew, so that no key is sent to a place it was not meant for.
 */
export async function saveEndpoint(member: Member, input: EndpointInput): Promise<{ id: string }> {
  authorise(member, "endpoints.manage");
  const projectId = member.project.id;
  const id = input.id ?? randomUUID();
  const key =
    input.key === ""
      ? {}
      : { sealedKey: seal(input.key, id), keyHint: input.key.length >= 12 ? input.key.slice(-4) : "" };
  await db.$transaction(async (tx) => {
    if (input.id === null) {
      await tx.modelEndpoint.create({ data: { id, projectId, name: input.name, baseUrl: input.baseUrl, ...key } });
    } else {
      const stored = await tx.modelEndpoint.findFirst({ where: { id, projectId, archivedAt: null } });
      if (!stored) throw notFound();
      if (stored.environment) throw new Refusal("conflict", "expansion.errors.endpointFromEnvironment");
      const moved = stored.baseUrl !== input.baseUrl;
      if (moved && stored.sealedKey && input.key === "" && !input.removeKey) {
        throw new Refusal("invalid", "expansion.errors.keyForNewAddress", {
          fields: { key: "expansion.errors.keyForNewAddress" },
        });
      }
      await tx.modelEndpoint.update({
        where: { id },
        data: {
          name: input.name,
          baseUrl: input.baseUrl,
          ...(input.removeKey ? { sealedKey: null, keyHint: null } : key),
          ...(moved ? { refusals: {}, batches: null } : {}),
        },
      });
    }
    await recordAudit(
      {
        projectId,
        actorId: member.userId,
        action: "endpoints.manage",
        subject: input.name,
        detail: { baseUrl: input.baseUrl, keyChanged: input.key !== "" || input.removeKey },
      },
      tx,
    );
  });
  return { id };
}

/**
 * Takes an endpoint out of use. Its key is forgotten; runs that used it keep its name.
 * @throws Refusal `conflict` while a run is running or paused on it
 */
export async function archiveEndpoint(member: Member, id: string): Promise<void> {
  authorise(member, "endpoints.manage");
  await db.$transaction(async (tx) => {
    // A run that starts or goes on at this moment holds the row: it is counted below, or finds the endpoint gone.
    await tx.$queryRaw`SELECT 1 FROM model_endpoints WHERE id = ${id}::uuid FOR UPDATE`;
    const endpoint = await tx.modelEndpoint.findFirst({
      where: { id, projectId: member.project.id, archivedAt: null },
    });
    if (!endpoint) throw notFound();
    if (endpoint.environment) throw new Refusal("conflict", "expansion.errors.endpointFromEnvironment");
    // A batch is paid for: its results are still to be fetched, whatever became of its run.
    const batches = {
      some: { endpointId: id, status: { in: ["preparing", "submitted"] as ("preparing" | "submitted")[] } },
    };
    // One that only classifies with it would stop at its next new item, and could never go on.
    const classifiesHere = { path: ["classifyEndpointId"], equals: id };
    const inUse = await tx.expansionRun.count({
      where: {
        projectId: member.project.id,
        OR: [
          { status: { in: ["running", "paused"] }, OR: [{ endpointId: id }, { settings: classifiesHere }] },
          { batches },
        ],
      },
    });
    if (inUse > 0) throw new Refusal("conflict", "expansion.errors.endpointInUse", { values: { count: inUse } });
    await tx.modelEndpoint.update({ where: { id }, data: { archivedAt: new Date(), sealedKey: null, keyHint: null } });
    await recordAudit(
      {
        projectId: member.project.id,
        actorId: member.userId,
        action: "endpoints.manage",
        subject: endpoint.name,
        detail: { archived: true },
      },
      tx,
    );
  });
}
