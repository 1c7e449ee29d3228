import { storableText } from "#lib/algorithms/storable-text.ts";
import { db } from "#lib/platform/db.ts";
import { holdAccounts } from "../locks.ts";
import { email as emailSchema } from "../schema.ts";
import { insertAccount } from "./insert-account.ts";
import { takeInvitation } from "./take-invitation.ts";

/** Why a provider's word does not open the door. */
export type NotJoined = "unverified" | "not-invited" | "disabled" | "not-set-up";

/**
 * Lets somebody in whom an OpenID Connect provider vouches for. The address decides: an account that has it is signed
 * in to; else an open invitation to it, or its domain where `join` names that, makes an account, which takes all open
 * invitations to the address. By domain alone one is a member of no project until somebody invites one.
 * @param emailVerified whether the provider says that the address is this person's; without it nobody gets in
 * @param join "invited", or e-mail domains separated by commas
 */
export async function joinByProvider(claims: {
  email: string;
  emailVerified: boolean;
  name: string;
  join: string;
}): Promise<{ userId: string; email: string; name: string; epoch: number } | { refused: NotJoined }> {
  const address = emailSchema.safeParse(claims.email);
  if (!claims.emailVerified || !address.success) return { refused: "unverified" };
  const email = address.data;
  return db.$transaction(async (tx) => {
    await holdAccounts(tx);
    const account = await tx.user.findUnique({ where: { email } });
    if (account?.disabledAt) return { refused: "disabled" };
    if (account) return { userId: account.id, email, name: account.name, epoch: account.sessionEpoch };
    // The first account is the site admin's, and the set-up page makes it.
    if (!(await tx.user.findFirst({ select: { id: true } }))) return { refused: "not-set-up" };

    const open = { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
    await tx.$executeRaw`SELECT 1 FROM invitations WHERE email = ${email} FOR UPDATE`;
    const invitations = await tx.invitation.findMany({ where: open });
    if (invitations.length === 0 && !domains(claims.join).includes(domainOf(email))) return { refused: "not-invited" };

    const name = storableText(claims.name.trim().slice(0, 100)) || email;
    const { id, sessionEpoch } = await insertAccount(tx, { email, name, passwordHash: null, by: "provider" });
    for (const invitation of invitations) await takeInvitation(tx, invitation, id);
    return { userId: id, email, name, epoch: sessionEpoch };
  });
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1);
}

function domains(join: string): string[] {
  if (join.trim() === "invited") return [];
  return join
    .split(",")
    .map((domain) => domain.trim().toLowerCase().replace(/^@/, ""))
    .filter(Boolean);
}
