import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "#lib/platform/env.ts";
import { deriveKey } from "#lib/platform/secrets.ts";
import { joinByProvider } from "#lib/team/join-by-provider.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";

declare module "next-auth" {
  interface Session {
    userId?: string;
    epoch?: number;
  }
  interface User {
    epoch?: number;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    userId?: string;
    epoch?: number;
  }
}

const fortnight = 14 * 24 * 60 * 60;

/** next-auth's options: e-mail and password and, where the environment names one, an OpenID Connect provider. */
export function authOptions(): NextAuthOptions {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  return {
    secret: deriveKey("session").toString("base64url"),
    // The database has the last word at every request (see current-person.ts): a token only names the person.
    session: { strategy: "jwt", maxAge: fortnight },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (credentials, request) =>
          signInWithPassword(credentials ?? {}, String(request.headers?.["x-forwarded-for"] ?? "").split(",")[0]?.trim() ?? ""),
      }),
      ...(OIDC_ISSUER && OIDC_CLIENT_ID
        ? [
            {
              id: "oidc",
              name: OIDC_NAME ?? new URL(OIDC_ISSUER).host,
              type: "oauth" as const,
              wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
              clientId: OIDC_CLIENT_ID,
              clientSecret: OIDC_CLIENT_SECRET,
              authorization: { params: { scope: "openid email profile" } },
              checks: ["pkce" as const, "state" as const, "nonce" as const],
              idToken: true,
              profile: (claims: { sub: string; email?: string; email_verified?: boolean; name?: string }) => ({
                id: claims.sub,
                email: claims.email ?? "",
                name: claims.name ?? claims.email ?? claims.sub,
              }),
            },
          ]
        : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== "oidc") return true;
        const claims = profile as { email?: string; email_verified?: boolean } | undefined;
        const joined = await joinByProvider({
          email: claims?.email ?? "",
          emailVerified: claims?.email_verified !== false,
          name: user.name ?? "",
          join: env().OIDC_JOIN,
        });
        if (!joined) return "/sign-in?error=not-invited";
        user.id = joined.userId;
        user.epoch = joined.epoch;
        return true;
      },
      jwt({ token, user }) {
        if (user) {
          token.userId = user.id;
          token.epoch = user.epoch ?? 0;
        }
        return token;
      },
      session({ session, token }) {
        return { ...session, userId: token.userId, epoch: token.epoch };
      },
    },
  };
}
