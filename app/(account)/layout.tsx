import type { ReactNode } from "react";
import { AccountFrame } from "#components/account/account-frame.tsx";
import { findCurrentPerson } from "#lib/session/current-person.ts";
import { personMay } from "#lib/team/permissions.ts";
import { signOut } from "./actions.ts";

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const person = await findCurrentPerson();
  const siteAdmin = person !== null && personMay(person, "people.manage");
  return (
    <AccountFrame signedIn={person !== null} siteAdmin={siteAdmin} signOut={signOut}>
      {children}
    </AccountFrame>
  );
}
