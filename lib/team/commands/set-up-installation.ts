import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { refuseGuessable } from "../guessable-password.ts";
import { holdAccounts, holdProjects } from "../locks.ts";
import { hashPassword } from "../password.ts";
import { hasAccounts } from "../queries/find-account.ts";
import { adoptProjects } from "./adopt-projects.ts";
import { insertAccount } from "./insert-account.ts";

/**
 * Makes the first account: site admin, and admin of every project that has none. The caller has asked for the code
 * where one is needed.
 * @throws Refusal `conflict` where an account exists already.
 */
export async function setUpInstallation(input: { name: string; email: string; password: string }): Promise<void> {
  const alreadyDone = new Refusal("conflict", "account.errors.alreadySetUp");
  if (await hasAccounts()) throw alreadyDone;
  refuseGuessable(input.password, [input.email, input.name]);
  const passwordHash = await hashPassword(input.password);
  await db.$transaction(async (tx) => {
    await holdProjects(tx);
    await holdAccounts(tx);
    if (await tx.user.findFirst({ select: { id: true } })) throw alreadyDone;
    const { email, name } = input;
    const { id } = await insertAccount(tx, { email, name, passwordHash, isSiteAdmin: true, by: "set-up" });
    await adoptProjects(tx, id);
  });
}
