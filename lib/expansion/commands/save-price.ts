import { type Db, db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type Price, perMillion, perToken } from "../money.ts";
import type { PriceInput } from "../price-schema.ts";
import { findPrice, type ModelOfEndpoint } from "../queries/prices.ts";

/**
 * Enters what a model's tokens cost from now on. Attempts that are under way keep the price that they were reserved at;
 * prices that were entered before stay as they were.
 * @throws Refusal `not-found` when the endpoint is no longer the project's
 */
export async function savePrice(member: Member, input: PriceInput): Promise<void> {
  authorise(member, "prices.manage");
  const price: Price = {
    input: perToken(input.input),
    cachedInput: perToken(input.cachedInput ?? input.input),
    output: perToken(input.output),
    batchShare: input.batchShare,
  };
  await db.$transaction(async (tx) => {
    const endpoint = await holdEndpoint(tx, member, input.endpointId);
    const before = await findPrice(tx, input.endpointId, input.model);
    if (before && samePrice(before, price)) return;
    await append(tx, member, input, price, false);
    const detail = { endpoint, price: { from: before ? inDollars(before) : null, to: inDollars(price) } };
    await recordAudit({ ...whoAndWhat(member, input), detail }, tx);
  });
}

/**
 * Takes a model's price away: its calls are not counted from then on, and runs with a spend cap do not send them.
 * @throws Refusal `not-found` when the endpoint is no longer the project's; `conflict` when the model has no price
 */
export async function withdrawPrice(member: Member, model: ModelOfEndpoint): Promise<void> {
  authorise(member, "prices.manage");
  await db.$transaction(async (tx) => {
    const endpoint = await holdEndpoint(tx, member, model.endpointId);
    const before = await findPrice(tx, model.endpointId, model.model);
    if (!before) throw new Refusal("conflict", "costs.errors.noPrice", { values: { model: model.model } });
    await append(tx, member, model, before, true);
    const detail = { endpoint, price: { from: inDollars(before), to: null } };
    await recordAudit({ ...whoAndWhat(member, model), detail }, tx);
  });
}

/** Of two changes at once the second finds what the first entered. @returns the endpoint's name */
async function holdEndpoint(tx: Db, member: Member, id: string): Promise<string> {
  await tx.$executeRaw`SELECT 1 FROM model_endpoints WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const endpoint = await tx.modelEndpoint.findFirst({ where: { id, projectId: member.project.id, archivedAt: null } });
  if (!endpoint) throw notFound();
  return endpoint.name;
}

async function append(
  tx: Db,
  member: Member,
  { endpointId, model }: ModelOfEndpoint,
  { input, cachedInput, output, batchShare }: Price,
  withdrawn: boolean,
): Promise<void> {
  const projectId = member.project.id;
  const data = { projectId, endpointId, model, input, cachedInput, output, batchShare, withdrawn };
  await tx.modelPrice.create({ data: { ...data, enteredBy: member.userId } });
}

function whoAndWhat(member: Member, { model }: ModelOfEndpoint) {
  return { projectId: member.project.id, actorId: member.userId, action: "prices.manage", subject: model };
}

function inDollars({ input, cachedInput, output, batchShare }: Price) {
  return {
    input: perMillion(input),
    cachedInput: perMillion(cachedInput),
    output: perMillion(output),
    batchShare,
  };
}

function samePrice(one: Price, other: Price): boolean {
  return (
    one.input === other.input &&
    one.cachedInput === other.cachedInput &&
    one.output === other.output &&
    one.batchShare === other.batchShare
  );
}
