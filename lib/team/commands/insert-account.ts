import type { Db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "./record-audit.ts";

/**
 * Inserts an account. The caller holds the accounts (locks.ts).
 * @param by how it came about, for the audit log
 * @throws Refusal `conflict` where the address has one.
 */
export async function insertAccount(
  tx: Db,
  account: {
    email: string;
    name: string;
    passwordHash: string | null;
    isSiteAdmin?: boolean;
    by: "set-up" | "invitation" | "provider";
  },
): Promise<{ id: string; sessionEpoch: number }> {
  const { by, ...data } = account;
  if (await tx.user.findUnique({ where: { email: data.email }, select: { id: true } })) {
    throw new Refusal("conflict", "team.errors.accountExists", { values: { email: data.email } });
  }
  const user = await tx.user.create({ data, select: { id: true, sessionEpoch: true } });
  await recordAudit({ actorId: user.id, action: "account.create", subject: data.email, detail: { by } }, tx);
  return user;
}
