import { db } from "#lib/platform/db.ts";
import { hashToken } from "#lib/platform/secrets.ts";
import { couldStillGive } from "./list-resettable.ts";

/**
 * Whose password a one-time link sets anew, and whether it still does. Null where there is no such link, and where its
 * maker could not give it any more.
 */
export async function findPasswordReset(
  token: string,
): Promise<{ state: "open" | "used" | "expired"; email: string; name: string } | null> {
  const found = await db.passwordReset.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: { select: { email: true, name: true, disabledAt: true } } },
  });
  if (!found || found.user.disabledAt) return null;
  if (!(await couldStillGive(found.createdBy, found.userId))) return null;
  const state = found.usedAt ? "used" : found.expiresAt <= new Date() ? "expired" : "open";
  return { state, email: found.user.email, name: found.user.name };
}
