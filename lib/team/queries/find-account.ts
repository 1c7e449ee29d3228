import { db } from "#lib/platform/db.ts";
import type { Person } from "../member.ts";

/** The account of an e-mail address, with what signing in needs. Only lib/session asks. */
export async function findAccountByEmail(email: string) {
  return db.user.findUnique({ where: { email } });
}

/** Whether the person can sign in by password; those who came by a provider need not have one. */
export async function hasPassword(person: Person): Promise<boolean> {
  const { passwordHash } = await db.user.findUniqueOrThrow({
    where: { id: person.userId },
    select: { passwordHash: true },
  });
  return passwordHash !== null;
}

/** Whether somebody has an account: until then the set-up page makes the first admin. */
export async function hasAccounts(): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}
