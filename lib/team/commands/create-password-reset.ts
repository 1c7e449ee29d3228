import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { hashToken, newToken } from "#lib/platform/secrets.ts";
import type { Person } from "../member.ts";
import { listResettable } from "../queries/list-resettable.ts";
import { recordAudit } from "./record-audit.ts";

const day = 24 * 60 * 60 * 1000;

/**
 * Makes a link, good once and for a day, by which somebody sets a new password. An older one stops working.
 * @returns the token of the link, which is stored nowhere
 * @throws Refusal `forbidden` for whom the person may not do it (see listResettable).
 */
export async function createPasswordReset(
  person: Person,
  { userId }: { userId: string },
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + day);
  await db.$transaction(async (tx) => {
    if (!(await listResettable(person, [userId], tx)).has(userId)) throw new Refusal("forbidden", "team.errors.reset");
    await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: new Date() } });
    const { user } = await tx.passwordReset.create({
      data: { userId, tokenHash: hashToken(token), expiresAt, createdBy: person.userId },
      include: { user: { select: { email: true } } },
    });
    await recordAudit({ actorId: person.userId, action: "account.reset-link", subject: user.email }, tx);
  });
  return { token, expiresAt };
}
