import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { refuseGuessable } from "../guessable-password.ts";
import { holdAccounts } from "../locks.ts";
import type { Person } from "../member.ts";
import { hashPassword } from "../password.ts";
import { authorisePerson } from "../permissions.ts";
import { findInvitation } from "../queries/find-invitation.ts";
import { insertAccount } from "./insert-account.ts";
import { holdInvitation, takeInvitation } from "./take-invitation.ts";

/**
 * Accepts an invitation with the account that has its address.
 * @throws Refusal `forbidden` where it is for another address, `conflict` where it is no longer open.
 */
export async function acceptInvitation(person: Person, { token }: { token: string }): Promise<{ slug: string }> {
  authorisePerson(person, "invitations.accept");
  return db.$transaction(async (tx) => {
    const invitation = await holdInvitation(tx, token);
    if (invitation.email !== person.email) {
      throw new Refusal("forbidden", "team.errors.invitationForOther", { values: { email: invitation.email } });
    }
    await takeInvitation(tx, invitation, person.userId);
    return { slug: invitation.project.slug };
  });
}

/**
 * Accepts an invitation by its link with a new account. The link is what proves the address.
 * @returns the address to sign in with, and where to go
 * @throws Refusal `conflict` where the address has an account or the invitation is no longer open.
 */
export async function acceptWithNewAccount(input: {
  token: string;
  name: string;
  password: string;
}): Promise<{ email: string; slug: string }> {
  // Hashing takes a while and memory: only for links that are there.
  const found = await findInvitation(input.token);
  if (found) refuseGuessable(input.password, [found.email, input.name]);
  const passwordHash = found?.state === "open" ? await hashPassword(input.password) : null;
  return db.$transaction(async (tx) => {
    await holdAccounts(tx);
    const invitation = await holdInvitation(tx, input.token);
    const { id } = await insertAccount(tx, {
      email: invitation.email,
      name: input.name,
      passwordHash,
      by: "invitation",
    });
    await takeInvitation(tx, invitation, id);
    return { email: invitation.email, slug: invitation.project.slug };
  });
}
