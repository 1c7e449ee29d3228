import type { Db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { projectRejectReasons } from "../queries/list-reject-reasons.ts";

/**
 * Checks the reasons of a rejection. Those retired since are taken too: a desk was open, or without a connection.
 * @throws Refusal `invalid` where one of the reasons never was the project's
 */
export async function requireKnownReasons(tx: Db, projectId: string, reasons: readonly string[]): Promise<void> {
  if (reasons.length === 0) return;
  const known = await projectRejectReasons(tx, projectId);
  if (reasons.every((key) => known.some((reason) => reason.key === key))) return;
  throw new Refusal("invalid", "review.errors.reasonUnknown", { fields: { reasons: "review.errors.reasonUnknown" } });
}
