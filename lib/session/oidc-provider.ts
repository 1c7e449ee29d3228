import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "#lib/platform/env.ts";

type Claims = { sub: string; email?: string; email_verified?: boolean | string; name?: string };

/** The provider's name on the sign-in page, or null where the environment sets none. */
export function oidcName(): string | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME } = env();
  return OIDC_ISSUER && OIDC_CLIENT_ID ? (OIDC_NAME ?? new URL(OIDC_ISSUER).host) : null;
}

/** The OpenID Connect provider that the environment names, for next-auth; null where it names none. */
export function oidcProvider(): OAuthConfig<Claims> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  const name = oidcName();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !name) return null;
  return {
    id: "oidc",
    name,
    type: "oauth",
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    ...(OIDC_CLIENT_SECRET
      ? { clientSecret: OIDC_CLIENT_SECRET }
      : { client: { token_endpoint_auth_method: "none" as const } }),
    authorization: { params: { scope: "openid email profile" } },
    checks: ["pkce", "state", "nonce"],
    // The signed token says who it is; the address may stand at the userinfo endpoint alone.
    idToken: true,
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims = (tokens as unknown as { claims(): Claims }).claims();
        if (claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims as never;
        // openid-client checks that it is about the same subject.
        const more = (await client.userinfo(tokens as never)) as object;
        return { ...more, ...claims } as never;
      },
    },
    httpOptions: { timeout: 10_000 },
    profile: (claims) => ({ id: claims.sub, email: claims.email ?? "", name: claims.name ?? "" }),
  };
}

/**
 * Whether the provider says that it has verified the person's address. Saying nothing is not saying so, unless the
 * environment trusts its addresses.
 */
export function vouchesForEmail(profile: unknown): boolean {
  const verified = (profile as Claims | undefined)?.email_verified;
  if (verified === undefined) return env().OIDC_TRUST_EMAIL === "yes";
  return verified === true || verified === "true";
}
