import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { takeAttempt } from "#lib/platform/rate-limit.ts";
import { refuseGuessable } from "../guessable-password.ts";
import type { Person } from "../member.ts";
import { hashPassword, passwordFits } from "../password.ts";
import { authorisePerson } from "../permissions.ts";
import type { PreferenceChanges } from "../schema.ts";
import { recordAudit } from "./record-audit.ts";

/** Changes one's own name. */
export async function changeName(person: Person, { name }: { name: string }): Promise<void> {
  authorisePerson(person, "account.change");
  if (name === person.name) return;
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: person.userId }, data: { name } });
    await recordAudit({ actorId: person.userId, action: "account.name", detail: { from: person.name, to: name } }, tx);
  });
}

/** Changes one's own preferences; those not named stay, also where another of one's pages changes them right now. */
export async function changePreferences(person: Person, changed: PreferenceChanges): Promise<void> {
  authorisePerson(person, "account.change");
  await db.$executeRaw`UPDATE users SET preferences = preferences || ${JSON.stringify(changed)}::jsonb
    WHERE id = ${person.userId}::uuid`;
}

/**
 * Changes one's own password, and ends every session of the account, this one too.
 * @returns the epoch for a new session in place of this one
 * @throws Refusal `invalid` where the old one does not fit, `rate-limited` after ten tries in a quarter of an hour.
 */
export async function changePassword(
  person: Person,
  { oldPassword, password }: { oldPassword: string; password: string },
): Promise<{ epoch: number }> {
  authorisePerson(person, "account.change");
  if (!(await takeAttempt(`password:${person.userId}`, 10, 15 * 60))) {
    throw new Refusal("rate-limited", "account.errors.rateLimited");
  }
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: person.userId } });
  if (!(await passwordFits(passwordHash, oldPassword))) {
    throw new Refusal("invalid", "errors.invalid", { fields: { oldPassword: "account.errors.oldPassword" } });
  }
  refuseGuessable(password, [person.email, person.name]);
  const hashed = await hashPassword(password);
  return db.$transaction(async (tx) => {
    // Only where it is still the password that was asked for: two changes at once make one.
    const [changed] = await tx.user.updateManyAndReturn({
      where: { id: person.userId, passwordHash },
      data: { passwordHash: hashed, sessionEpoch: { increment: 1 } },
    });
    if (!changed) throw new Refusal("conflict", "account.errors.passwordChangedMeanwhile");
    // Whoever got hold of a link that an admin made must not undo it.
    await tx.passwordReset.updateMany({ where: { userId: person.userId, usedAt: null }, data: { usedAt: new Date() } });
    await recordAudit({ actorId: person.userId, action: "account.password" }, tx);
    return { epoch: changed.sessionEpoch };
  });
}

/** Ends every session of one's own account, this one too. */
export async function signOutEverywhere(person: Person): Promise<void> {
  authorisePerson(person, "account.change");
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: person.userId }, data: { sessionEpoch: { increment: 1 } } });
    await recordAudit({ actorId: person.userId, action: "account.sign-out-everywhere" }, tx);
  });
}
