import { afterEach, describe, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

/** The module as a process with this environment has it. */
async function startWith(environment: Record<string, string>) {
  const base = {
    DATABASE_URL: "postgresql://localhost/none",
    SEEDBED_SECRET: "for tests alone, as long as a real one",
  };
  for (const [name, value] of Object.entries({ ...base, ...environment })) vi.stubEnv(name, value);
  vi.resetModules();
  return import("./oidc-provider.ts");
}

describe("a provider", () => {
  test("vouches for an address only where it says that it is verified", async () => {
    const { vouchesForEmail } = await startWith({});
    expect([true, "true"].map((email_verified) => vouchesForEmail({ email_verified }))).toEqual([true, true]);
    expect([false, "false", null, 1].map((email_verified) => vouchesForEmail({ email_verified }))).not.toContain(true);
    expect(vouchesForEmail({})).toBe(false);
    expect(vouchesForEmail(undefined)).toBe(false);
  });

  test("that is trusted need not say it, but must not deny it", async () => {
    const { vouchesForEmail } = await startWith({ OIDC_TRUST_EMAIL: "yes" });
    expect(vouchesForEmail({})).toBe(true);
    expect(vouchesForEmail({ email_verified: false })).toBe(false);
  });

  test("is there where the environment names its address and our name at it", async () => {
    expect((await startWith({})).oidcProvider()).toBeNull();
    expect((await startWith({ OIDC_ISSUER: "https://id.clinic.example" })).oidcName()).toBeNull();
    const { oidcName, oidcProvider } = await startWith({
      OIDC_ISSUER: "https://id.clinic.example/realms/main/",
      OIDC_CLIENT_ID: "seedbed",
    });
    expect(oidcName()).toBe("id.clinic.example");
    expect(oidcProvider()).toMatchObject({
      wellKnown: "https://id.clinic.example/realms/main/.well-known/openid-configuration",
      client: { token_endpoint_auth_method: "none" },
    });
  });
});
