import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { invite } from "#lib/team/commands/invite.ts";
import { hashPassword } from "#lib/team/password.ts";
import { findPersonOfSession } from "#lib/team/queries/find-person-of-session.ts";
import { createTestMember, createTestPerson } from "#lib/team/testing/create-test-member.ts";
import { sessionSecret } from "./auth-options.ts";
import { readSessionToken } from "./session-token.ts";
import { Browser } from "./testing/browse.ts";
import { type OpenIdProvider, startOpenIdProvider } from "./testing/openid-provider.ts";
import { startAuthServer } from "./testing/start-auth-server.ts";

const password = "three quiet rivers";
let provider: OpenIdProvider;
let server: Awaited<ReturnType<typeof startAuthServer>>;
let browser: Browser;

beforeAll(async () => {
  provider = await startOpenIdProvider();
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Clinic",
  });
  server = await startAuthServer();
});

afterAll(async () => {
  await server.stop();
  await provider.stop();
});

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE users, projects, rate_limits, ended_sessions CASCADE`;
  browser = new Browser(server.origin);
  provider.keepEmailForUserinfo(false);
  provider.signWithStrangeKey(false);
});

/** Whom the browser's session names, as a request would find out. */
async function personIn({ cookies }: Browser) {
  const cookie = cookies.get("next-auth.session-token");
  const claims = cookie ? await decode({ token: cookie, secret: sessionSecret() }) : null;
  const token = readSessionToken(claims);
  return token && findPersonOfSession(token);
}

const signIn = (email: string, secret: string) =>
  browser.post("/api/auth/callback/credentials", { email, password: secret });

describe("signing in by password", () => {
  test("gives a session that names the person and nothing else", async () => {
    const person = await createTestPerson({ passwordHash: await hashPassword(password) });
    const { status, url } = await signIn(` ${person.email.toUpperCase()} `, password);
    expect([status, url.searchParams.get("error")]).toEqual([200, null]);
    expect(await personIn(browser)).toMatchObject({ userId: person.userId });
    const session = (await (await browser.request("/api/auth/session")).json()) as object;
    expect(Object.keys(session).sort()).toEqual(["endsAt", "epoch", "expires", "sessionId", "userId"]);
    expect(await db.auditEvent.findFirst({ where: { actorId: person.userId } })).toMatchObject({
      action: "account.sign-in",
    });
  });

  test("gives none for a wrong password, an unknown address, a shut account or one without a password", async () => {
    const passwordHash = await hashPassword(password);
    const person = await createTestPerson({ passwordHash });
    const shut = await createTestPerson({ passwordHash });
    await db.user.update({ where: { id: shut.userId }, data: { disabledAt: new Date() } });
    const byProvider = await createTestPerson();
    const attempts = [
      [person.email, "wrong"],
      ["nobody@example.org", password],
      [shut.email, password],
      [byProvider.email, ""],
    ] as const;
    for (const [email, secret] of attempts) {
      const { status, url } = await signIn(email, secret);
      expect([status, url.searchParams.get("error")], email).toEqual([401, "CredentialsSignin"]);
      expect(await personIn(browser)).toBeNull();
    }
  });

  test("is stopped after ten failures at one account, and says so; others still get in", async () => {
    const passwordHash = await hashPassword(password);
    const person = await createTestPerson({ passwordHash });
    const other = await createTestPerson({ passwordHash });
    for (let n = 0; n < 10; n++) await signIn(person.email, `guess ${n}`);
    expect((await signIn(person.email, password)).url.searchParams.get("error")).toBe("rate-limited");
    expect((await signIn(other.email, password)).status).toBe(200);
  });

  test("counts no successes, however many come from one address", async () => {
    const person = await createTestPerson({ passwordHash: await hashPassword(password) });
    for (let n = 0; n < 12; n++) expect((await signIn(person.email, password)).status).toBe(200);
    expect(await db.rateLimit.findMany({ where: { count: { gt: 0 } } })).toEqual([]);
  });

  test("needs the token against forged requests", async () => {
    const person = await createTestPerson({ passwordHash: await hashPassword(password) });
    const body = new URLSearchParams({ email: person.email, password, json: "true" });
    await browser.request("/api/auth/callback/credentials", { method: "POST", body });
    expect(await personIn(browser)).toBeNull();
  });

  test("leads to our own pages only", async () => {
    const person = await createTestPerson({ passwordHash: await hashPassword(password) });
    const leadsTo = async (callbackUrl: string) => {
      const fields = { email: person.email, password, callbackUrl };
      return (await browser.post("/api/auth/callback/credentials", fields)).url.href.replace(server.origin, "");
    };
    expect(await leadsTo("/p/notes/seeds?tag=a")).toBe("/p/notes/seeds?tag=a");
    expect(await leadsTo(`${server.origin}/account`)).toBe("/account");
    for (const elsewhere of ["https://evil.example/x", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      expect(await leadsTo(elsewhere), elsewhere).toBe("/");
    }
  });
});

test("behind a reverse proxy with HTTPS every cookie is a secure one", async () => {
  const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "seedbed.clinic.example" };
  const response = await browser.request("/api/auth/csrf", { headers });
  const lines = response.headers.getSetCookie();
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^__(Host|Secure)-next-auth.*; HttpOnly; Secure; SameSite=Lax$/);
});

describe("signing out", () => {
  test("makes the token good for nothing, also a copy of it", async () => {
    const person = await createTestPerson({ passwordHash: await hashPassword(password) });
    await signIn(person.email, password);
    const thief = new Browser(server.origin);
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    await browser.post("/api/auth/signout", {});
    expect(browser.cookies.has("next-auth.session-token")).toBe(false);
    expect(await personIn(thief)).toBeNull();
    // next-auth writes the cookie anew for whoever asks; it stays the ended session's.
    await thief.request("/api/auth/session");
    expect(await personIn(thief)).toBeNull();
  });
});

describe("signing in with an OpenID Connect provider", () => {
  const start = () => browser.post("/api/auth/signin/oidc", { callbackUrl: "/p/notes" });
  const signInThere = async () => {
    const { url } = await start();
    expect(url.origin).toBe(provider.issuer);
    const end = await browser.follow(url);
    return `${end.pathname}${end.search}`;
  };

  test("signs in to the account with the verified address", async () => {
    const person = await createTestPerson();
    provider.signInAs({ sub: "g", email: person.email.toUpperCase(), email_verified: true, name: "Grace" });
    expect(await signInThere()).toBe("/p/notes");
    expect(await personIn(browser)).toMatchObject({ userId: person.userId, name: person.name });
  });

  test("also where the address stands at the userinfo endpoint alone", async () => {
    const person = await createTestPerson();
    provider.keepEmailForUserinfo(true);
    provider.signInAs({ sub: "g", email: person.email, email_verified: true });
    expect(await signInThere()).toBe("/p/notes");
    expect(await personIn(browser)).toMatchObject({ userId: person.userId });
  });

  test("makes the account of somebody who is invited, as a member", async () => {
    const admin = await createTestMember();
    await invite(admin, { email: "grace@clinic.example", role: "annotator" });
    provider.signInAs({ sub: "g", email: "grace@clinic.example", email_verified: true, name: "Grace" });
    expect(await signInThere()).toBe("/p/notes");
    const person = await personIn(browser);
    expect(person).toMatchObject({ name: "Grace", email: "grace@clinic.example" });
    const memberships = await db.membership.findMany({ where: { userId: person?.userId ?? "" } });
    expect(memberships).toMatchObject([{ projectId: admin.project.id, role: "annotator" }]);
  });

  test("turns away who is not invited, and says so", async () => {
    await createTestMember();
    provider.signInAs({ sub: "m", email: "mallory@clinic.example", email_verified: true });
    expect(await signInThere()).toBe("/sign-in?error=not-invited");
    expect(await personIn(browser)).toBeNull();
  });

  test("turns away an address that the provider does not say is verified", async () => {
    const person = await createTestPerson();
    for (const claims of [{ email_verified: false }, {}]) {
      provider.signInAs({ sub: "m", email: person.email, ...claims });
      expect(await signInThere()).toBe("/sign-in?error=unverified");
    }
    expect(await personIn(browser)).toBeNull();
  });

  test("tells nothing of the inside when the database fails", async () => {
    await createTestMember();
    provider.signInAs({ sub: "g", email: "grace@clinic.example", email_verified: true });
    await db.$executeRaw`ALTER TABLE invitations RENAME TO invitations_away`;
    try {
      expect(await signInThere()).toBe("/sign-in?error=Callback");
    } finally {
      await db.$executeRaw`ALTER TABLE invitations_away RENAME TO invitations`;
    }
    expect(await personIn(browser)).toBeNull();
  });

  test("takes no token that the provider did not sign", async () => {
    const person = await createTestPerson();
    provider.signWithStrangeKey(true);
    provider.signInAs({ sub: "g", email: person.email, email_verified: true });
    expect(await signInThere()).toMatch(/^\/sign-in\?.*error=OAuthCallback/);
    expect(await personIn(browser)).toBeNull();
  });

  test("takes no answer that this browser did not ask for", async () => {
    const person = await createTestPerson();
    provider.signInAs({ sub: "g", email: person.email, email_verified: true });
    const { url } = await start();
    const elsewhere = new Browser(server.origin);
    const end = await elsewhere.follow(url);
    expect(end.searchParams.get("error")).toBe("OAuthCallback");
    expect(await personIn(elsewhere)).toBeNull();
  });
});
