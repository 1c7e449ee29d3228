import { NextRequest } from "next/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

vi.mock("./current-member.ts", () => ({ getMember: async () => ({ role: "admin", project: { archivedAt: null } }) }));
vi.mock("./explain.ts", () => ({ explain: async (error: Error) => ({ message: error.message }) }));

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
  vi.stubEnv("SEEDBED_SECRET", "for tests alone, as long as a real one");
  vi.stubEnv("LOG_LEVEL", "silent");
});

afterEach(() => vi.unstubAllEnvs());

/** What a change answers that a browser sends with these headers. */
async function statusOf(headers: Record<string, string>, method = "POST") {
  const { memberRoute } = await import("./member-route.ts");
  const route = memberRoute("project.view", async () => new Response(null, { status: 204 }));
  const request = new NextRequest("http://127.0.0.1:3000/api/p/notes/x", { method, headers });
  return (await route(request, { params: Promise.resolve({ project: "notes" }) })).status;
}

const host = "seedbed.clinic.example";

test.each([
  [{ "sec-fetch-site": "same-origin" }],
  [{ host, origin: `https://${host}` }],
  [{ host: "127.0.0.1:3000", "x-forwarded-host": host, origin: `https://${host}` }],
  [{ host }],
])("our own page, or no browser at all, may change something: %o", async (headers) => {
  expect(await statusOf(headers as Record<string, string>)).toBe(204);
});

test.each([
  [{ "sec-fetch-site": "cross-site" }],
  [{ "sec-fetch-site": "same-site" }],
  [{ "sec-fetch-site": "none" }],
  [{ host, origin: "https://evil.example" }],
  [{ host, origin: "null" }],
])("another site may not: %o", async (headers) => {
  expect(await statusOf(headers as Record<string, string>)).toBe(403);
  expect(await statusOf(headers as Record<string, string>, "GET")).toBe(204);
});

test("behind a proxy that does not pass its name on, the public address is ours", async () => {
  vi.stubEnv("PUBLIC_URL", `https://${host}`);
  expect(await statusOf({ host: "127.0.0.1:3000", origin: `https://${host}` })).toBe(204);
  expect(await statusOf({ host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" })).toBe(403);
  expect(await statusOf({ "x-forwarded-host": "evil.example", origin: "https://evil.example" })).toBe(403);
});
