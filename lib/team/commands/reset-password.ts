import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { hashToken } from "#lib/platform/secrets.ts";
import { refuseGuessable } from "../guessable-password.ts";
import { hashPassword } from "../password.ts";
import { findPasswordReset } from "../queries/find-password-reset.ts";
import { couldStillGive } from "../queries/list-resettable.ts";
import { recordAudit } from "./record-audit.ts";

/**
 * Sets a new password by an admin's link, uses the link up, and ends every session of the account.
 * @returns the address to sign in with
 * @throws Refusal `conflict` where the link was used, ran out or never was, or its maker could not give it any more.
 */
export async function resetPassword(input: { token: string; password: string }): Promise<{ email: string }> {
  const found = await findPasswordReset(input.token);
  if (found?.state !== "open") throw new Refusal("conflict", "account.errors.resetLink");
  refuseGuessable(input.password, [found.email, found.name]);
  const passwordHash = await hashPassword(input.password);
  await db.$transaction(async (tx) => {
    const [used] = await tx.passwordReset.updateManyAndReturn({
      where: { tokenHash: hashToken(input.token), usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (!used || !(await couldStillGive(used.createdBy, used.userId, tx)))
      throw new Refusal("conflict", "account.errors.resetLink");
    await tx.user.update({ where: { id: used.userId }, data: { passwordHash, sessionEpoch: { increment: 1 } } });
    await recordAudit(
      { actorId: used.userId, action: "account.password-reset", detail: { linkBy: used.createdBy } },
      tx,
    );
  });
  return { email: found.email };
}
