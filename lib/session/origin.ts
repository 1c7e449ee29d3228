import { env } from "#lib/platform/env.ts";

/**
 * Tells next-auth, which knows only the environment, at which address people reach the app: PUBLIC_URL, or where none
 * is set the address of each request (Next keeps what a reverse proxy says in X-Forwarded-Host and -Proto).
 */
export function tellOrigin(): void {
  const { PUBLIC_URL } = env();
  if (PUBLIC_URL) process.env.NEXTAUTH_URL = new URL(PUBLIC_URL).origin;
  else process.env.AUTH_TRUST_HOST = "true";
}

/** The origin that the browser asked, by which its own addresses are told from others. */
export function originOf(headers: Headers): string {
  const { PUBLIC_URL } = env();
  if (PUBLIC_URL) return new URL(PUBLIC_URL).origin;
  const scheme = headers.get("x-forwarded-proto") === "https" ? "https" : "http";
  const origin = `${scheme}://${headers.get("x-forwarded-host") ?? headers.get("host")}`;
  return URL.canParse(origin) ? origin : "http://this.invalid";
}
