import { env } from "#lib/platform/env.ts";

type HeaderBag = Headers | Record<string, unknown> | undefined;

/**
 * The address that a request came from, for limits. The last entry of X-Forwarded-For is written by our own server;
 * behind a reverse proxy (PUBLIC_URL is set) the one before it by that proxy. What stands further left anybody can write.
 */
export function clientAddress(headers: HeaderBag): string {
  const value = headers instanceof Headers ? headers.get("x-forwarded-for") : headers?.["x-forwarded-for"];
  const hops = String(value ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return (env().PUBLIC_URL ? hops.at(-2) : undefined) ?? hops.at(-1) ?? "";
}
