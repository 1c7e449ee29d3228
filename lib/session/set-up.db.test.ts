import { beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/platform/db.ts";
import { setUp } from "./set-up.ts";

const asked = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => asked.headers }));

const first = { name: "Ada", email: "ada@example.org", password: "three quiet rivers", code: "" };

beforeEach(() => db.$executeRaw`TRUNCATE users CASCADE`);

test("a web site whose name leads to this machine makes no account here, somebody at it does", async () => {
  asked.headers = new Headers({ host: "evil.example:3000", "x-forwarded-for": "127.0.0.1" });
  await expect(setUp(first)).rejects.toThrow("account.errors.setUpElsewhere");
  expect(await db.user.count()).toBe(0);
  asked.headers = new Headers({ host: "localhost:3000", "x-forwarded-for": "127.0.0.1" });
  await setUp(first);
  expect(await db.user.findMany()).toMatchObject([{ email: first.email, isSiteAdmin: true }]);
});
