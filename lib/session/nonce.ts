import { headers } from "next/headers";

/** The nonce of this response's content policy, set by proxy.ts. */
export async function getNonce(): Promise<string | undefined> {
  return (await headers()).get("x-nonce") ?? undefined;
}
