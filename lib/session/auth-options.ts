import type { NextAuthOptions } from "next-auth";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { deriveKey } from "#lib/platform/secrets.ts";
import { endSession } from "#lib/team/commands/end-session.ts";
import { joinByProvider } from "#lib/team/commands/join-by-provider.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import { authLogger } from "./auth-logger.ts";
import { clientAddress } from "./client-address.ts";
import { oidcProvider, vouchesForEmail } from "./oidc-provider.ts";
import { tellOrigin } from "./origin.ts";
import { safePath } from "./safe-path.ts";
import { newSessionToken, readSessionToken, type SessionToken, sessionSeconds } from "./session-token.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";

declare module "next-auth" {
  interface Session extends Partial<SessionToken> {}
  interface User {
    epoch?: number;
  }
}
declare module "next-auth/jwt" {
  interface JWT extends Partial<SessionToken> {}
}

/** next-auth's options: e-mail and password and, where the environment names one, an OpenID Connect provider. */
export function authOptions(): NextAuthOptions {
  tellOrigin();
  const provider = oidcProvider();
  return {
    secret: sessionSecret(),
    logger: authLogger,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", signOut: "/account", error: "/sign-in" },
    providers: [
      {
        id: "credentials",
        name: "password",
        type: "credentials",
        credentials: { email: {}, password: {} },
        authorize: (credentials, request) => signInWithPassword(credentials, clientAddress(request.headers)),
      },
      ...(provider ? [provider] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== "oidc") return true;
        const joined = await joinByProvider({
          email: user.email ?? "",
          emailVerified: vouchesForEmail(profile),
          name: user.name ?? "",
          join: env().OIDC_JOIN,
        }).catch((error: unknown) => {
          // next-auth would write the message into the browser's address bar.
          log.error({ err: error }, "signing in by the provider failed unexpectedly");
          return { refused: "Callback" as const };
        });
        if ("refused" in joined) {
          log.warn({ reason: joined.refused, subject: profile?.sub }, "a sign-in by the provider was refused");
          return `/sign-in?error=${joined.refused}`;
        }
        // next-auth hands this same object to the jwt callback.
        Object.assign(user, { id: joined.userId, email: joined.email, epoch: joined.epoch });
        return true;
      },
      redirect: ({ url, baseUrl }) => `${baseUrl}${safePath(url, baseUrl)}`,
      jwt: ({ token, user }) => (user ? newSessionToken({ userId: user.id, epoch: user.epoch ?? -1 }) : token),
      session: ({ session, token }) => ({ expires: session.expires, ...readSessionToken(token) }),
    },
    events: {
      signIn: ({ user, account }) =>
        recordAudit({ actorId: user.id, action: "account.sign-in", detail: { by: account?.provider ?? "" } }),
      signOut: async ({ token }) => {
        const session = readSessionToken(token);
        if (session) await endSession(session.sessionId, new Date(session.endsAt));
      },
    },
  };
}

/** What session tokens are encrypted with. */
export function sessionSecret(): string {
  return deriveKey("session").toString("base64url");
}
