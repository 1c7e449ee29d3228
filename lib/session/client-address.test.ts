import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
  vi.stubEnv("SEEDBED_SECRET", "for tests alone, as long as a real one");
});

afterEach(() => vi.unstubAllEnvs());

async function addressOf(forwardedFor: string | undefined, environment: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.resetModules();
  const { clientAddress } = await import("./client-address.ts");
  return clientAddress(forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor });
}

test("a client is known by what our own server adds, not by what it says itself", async () => {
  expect(await addressOf("198.51.100.7")).toBe("198.51.100.7");
  expect(await addressOf("1.1.1.1, 2.2.2.2, 198.51.100.7")).toBe("198.51.100.7");
});

test("behind a reverse proxy a client is known by what that proxy adds", async () => {
  const PUBLIC_URL = "https://seedbed.clinic.example";
  expect(await addressOf("1.1.1.1, 198.51.100.7, 127.0.0.1", { PUBLIC_URL })).toBe("198.51.100.7");
  expect(await addressOf("127.0.0.1", { PUBLIC_URL })).toBe("127.0.0.1");
});

test("a request without the header counts with all others without it", async () => {
  expect(await addressOf(undefined)).toBe("");
});

test("an IPv6 client is known by its network, in whichever spelling", async () => {
  const one = await addressOf("2001:db8:0:7::1");
  expect(one).toBe("2001:db8:0:7::/64");
  expect(await addressOf("2001:0DB8:0000:0007:ffff:1:2:3")).toBe(one);
  expect(await addressOf("2001:db8:0:8::1")).not.toBe(one);
  expect(await addressOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect(await addressOf("::1")).toBe("0:0:0:0::/64");
  expect(await addressOf("::ffff:198.51.100.7")).toBe("198.51.100.7");
});
