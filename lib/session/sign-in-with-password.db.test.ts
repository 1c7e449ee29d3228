import { beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/platform/db.ts";
import { takeAttempt } from "#lib/platform/rate-limit.ts";
import { attemptsKey, signInWithPassword } from "./sign-in-with-password.ts";

beforeEach(async () => {
  vi.restoreAllMocks();
  await db.$executeRaw`TRUNCATE rate_limits`;
});

const guess = (email: string, address = "203.0.113.9") =>
  signInWithPassword({ email, password: "a guess" }, address).catch((error: Error) => error.message);

test("an address that no account can have does not fit, and leaves nothing behind", async () => {
  expect(await guess("ada\u0000@example.org")).toBeNull();
  expect(await db.rateLimit.count()).toBe(0);
});

test("what fails inside is not told: the message would stand in the browser's address bar", async () => {
  vi.spyOn(db.user, "findUnique").mockRejectedValue(new Error("connect to 10.0.0.7 as seedbed failed"));
  expect(await guess("ada@example.org")).toBe("unexpected");
});

test("an address that is stopped cannot go on to shut account after account", async () => {
  for (let n = 0; n < 50; n++) await takeAttempt("sign-in:address:203.0.113.9", 50, 900);
  for (let n = 0; n < 12; n++) expect(await guess("victim@example.org")).toBe("rate-limited");
  expect(await db.rateLimit.findUnique({ where: { key: attemptsKey("victim@example.org") } })).toBeNull();
  expect(await guess("victim@example.org", "198.51.100.4")).toBeNull();
});
