"use server";

import { redirect } from "next/navigation";
import { endCurrentSession } from "#lib/session/session-cookie.ts";

/** Ends this session, and goes to the sign-in page. */
export async function signOut(): Promise<never> {
  await endCurrentSession();
  redirect("/sign-in");
}
