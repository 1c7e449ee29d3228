import { notFound } from "#lib/platform/errors.ts";
import { versionNumber } from "./schema.ts";

/**
 * A version's number as it stands in an address.
 * @throws Refusal `not-found` where it is no number: there is nothing under it
 */
export function readVersionNumber(value: string | undefined): number {
  const parsed = versionNumber.safeParse(value);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
