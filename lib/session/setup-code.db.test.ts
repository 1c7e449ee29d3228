import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestPerson } from "#lib/team/testing/create-test-member.ts";

beforeEach(async () => {
  vi.unstubAllEnvs();
  await db.$executeRaw`TRUNCATE users, settings, rate_limits CASCADE`;
});

/** The module as a process with this environment has it. */
async function startWith(environment: Record<string, string>) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.resetModules();
  return import("./setup-code.ts");
}

describe("the code for making the first admin", () => {
  test.each(["127.0.0.1", "::1", "localhost"])("is not needed where the server listens on %s", async (HOST) => {
    const { ensureSetupCode, setupCodeNeeded } = await startWith({ HOST });
    expect(setupCodeNeeded()).toBe(false);
    expect(await ensureSetupCode()).toBeNull();
  });

  test.each([
    [{ HOST: "0.0.0.0" }],
    [{ HOST: "::" }],
    [{ HOST: "10.1.2.3" }],
    [{ HOST: "127.0.0.1", PUBLIC_URL: "https://seedbed.clinic.example" }],
  ])("is needed with %o", async (environment) => {
    const { ensureSetupCode } = await startWith(environment);
    expect(await ensureSetupCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  });

  test("is the same in every process and after every start, and stands nowhere in the database", async () => {
    const codes = new Set<string | null>();
    for (let start = 0; start < 3; start++) {
      const { ensureSetupCode } = await startWith({ HOST: "0.0.0.0" });
      codes.add(await ensureSetupCode());
    }
    expect(codes.size).toBe(1);
    expect(JSON.stringify(await db.setting.findMany())).not.toContain([...codes][0]);
  });

  test("differs between installations with one database each and one secret", async () => {
    const { ensureSetupCode } = await startWith({ HOST: "0.0.0.0" });
    const first = await ensureSetupCode();
    await db.setting.deleteMany();
    expect(await ensureSetupCode()).not.toBe(first);
  });

  test("fits as people type it, and nothing else does", async () => {
    const { ensureSetupCode, setupCodeFits } = await startWith({ HOST: "0.0.0.0" });
    expect(await setupCodeFits("")).toBe(false);
    const code = (await ensureSetupCode()) ?? "";
    expect(await setupCodeFits(code)).toBe(true);
    expect(await setupCodeFits(` ${code.toLowerCase().replaceAll("-", " ")} `)).toBe(true);
    expect(await setupCodeFits(code.replaceAll("0", "O").replaceAll("1", "l"))).toBe(true);
    expect(await setupCodeFits(code.slice(1))).toBe(false);
    expect(await setupCodeFits(`${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}`)).toBe(false);
    expect(await setupCodeFits("")).toBe(false);
    expect(await setupCodeFits("é".repeat(12))).toBe(false);
  });

  test("is not printed any more once somebody has an account", async () => {
    const { ensureSetupCode } = await startWith({ HOST: "0.0.0.0" });
    await createTestPerson();
    expect(await ensureSetupCode()).toBeNull();
  });
});
