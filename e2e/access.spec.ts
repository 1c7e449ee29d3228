import type { APIRequestContext, APIResponse } from "@playwright/test";
import { may, type Operation, permissions, personPermissions } from "#lib/team/permissions.ts";
import type { Role } from "#lib/team/schema.ts";
import { actions, handlers, type Needs, pages } from "./access/access-table.ts";
import { listBuiltActions, listBuiltRoutes } from "./access/built-app.ts";
import { callAction } from "./access/call-action.ts";
import { makeWorlds, type Worlds } from "./access/worlds.ts";
import { expect, test } from "./support/fixtures.ts";

// Who gets in where: every page, every method of every route handler and every server action of the built app, as
// everybody. What the built app has and the table does not name fails, and so does what only the table has.

const visitors = ["nobody", "stranger", "viewer", "annotator", "curator", "admin"] as const;
type Visitor = (typeof visitors)[number];

const built = listBuiltRoutes();
const builtActions = listBuiltActions();

test("the table names every page, route handler and action of the built app, and no others", () => {
  expect(Object.keys(pages).sort()).toEqual(built.pages);
  expect(Object.keys(handlers).sort()).toEqual(built.handlers);
  expect(Object.keys(actions).sort()).toEqual([...builtActions.keys()].sort());
});

/** What the tables of permissions say of a visitor. Nobody here runs the installation. */
function expected(visitor: Visitor, needs: Needs): "in" | "forbidden" | "not-found" | "signed-out" {
  if (needs === "anyone") return "in";
  if (visitor === "nobody") return "signed-out";
  if (needs === "signed-in") return "in";
  if (needs in personPermissions)
    return personPermissions[needs as keyof typeof personPermissions].siteAdmin ? "forbidden" : "in";
  if (visitor === "stranger") return "not-found";
  const project = { annotatorsMayGrow: true, archivedAt: null } as Parameters<typeof may>[0]["project"];
  return may({ role: visitor as Role, project }, needs as Operation) ? "in" : "forbidden";
}

/** What a page is: where it has begun to stream before it knew, its status is 200 and its text tells. */
async function outcomeOfPage(response: APIResponse): Promise<string> {
  const location = response.headers().location;
  if (response.status() === 307 && location?.startsWith("/sign-in")) return "signed-out";
  const told = /NEXT_HTTP_ERROR_FALLBACK;(403|404)/.exec(await response.text())?.[1];
  const status = told ? Number(told) : response.status();
  if (status === 403) return "forbidden";
  if (status === 404) return "not-found";
  return status < 400 ? "in" : `${status}`;
}

async function ask(
  request: APIRequestContext,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; code: string | null }> {
  // An event stream goes on: only its beginning is of interest.
  const response = await request.fetch(path, {
    method,
    maxRedirects: 0,
    ...(method === "GET" ? {} : { data: body ?? {} }),
  });
  const text = await response.text();
  // An answer may be null: there is no such thing.
  const code = response.headers()["content-type"]?.includes("json") ? JSON.parse(text)?.error?.code : undefined;
  return { status: response.status(), code: code ?? null };
}

/** Whether a handler's answer is past the door: whatever it then says of the input. */
function outcomeOfHandler({ status, code }: { status: number; code: string | null }): string {
  if (code === "signed-out" || code === "forbidden" || code === "not-found") return code;
  return status < 500 ? "in" : `${status}`;
}

let worlds: Worlds;
test.beforeAll(async () => {
  worlds = await makeWorlds();
});

for (const visitor of visitors) {
  test.describe(`as ${visitor}`, () => {
    test.beforeEach(async ({ signInAs }) => {
      if (visitor === "stranger") await signInAs("admin", worlds.other);
      else if (visitor !== "nobody") await signInAs(visitor, worlds.own);
    });

    test("pages", async ({ context: { request } }) => {
      const found: Record<string, string> = {};
      for (const [route, entry] of Object.entries(pages)) {
        if (route === "/_not-found") continue;
        const outcome = await outcomeOfPage(await request.get(entry.path(worlds), { maxRedirects: 0 }));
        // An open page may lead on to signing in, or find that its link is none: what counts is that no role is asked for.
        const open = entry.needs === "anyone" && (outcome === "signed-out" || outcome === "not-found");
        found[route] = open ? "in" : outcome;
      }
      const wanted = Object.fromEntries(
        Object.keys(found).map((route) => [route, expected(visitor, pages[route]?.needs ?? "anyone")]),
      );
      expect(found).toEqual(wanted);
    });

    test("route handlers", async ({ context: { request } }) => {
      const found: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      for (const [name, entry] of Object.entries(handlers)) {
        const [method = "GET"] = name.split(" ");
        found[name] = outcomeOfHandler(await ask(request, method, entry.path(worlds)));
        const says = expected(visitor, entry.needs);
        wanted[name] = says === "signed-out" ? "forbidden" : says;
        // A thing that is not there is past the door too.
        if (says === "in" && found[name] === "not-found") wanted[name] = "not-found";
      }
      expect(found).toEqual(wanted);
    });

    test("actions", async ({ context: { request } }) => {
      const found: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      for (const [name, entry] of Object.entries(actions)) {
        const action = builtActions.get(name);
        // These end the visitor's own session, and are tested with signing in.
        if (!action || /#(signOut|endAllSessions)$/.test(name)) continue;
        // No schema takes this, so asking changes nothing.
        const input = { never: "taken", number: -1, id: "none" };
        const answer = await callAction(
          request,
          action,
          worlds.own.slug,
          entry.bare ? [input] : [worlds.own.slug, input],
        );
        const says = expected(visitor, entry.needs);
        found[name] = answer;
        wanted[name] = says === "in" ? "invalid" : says === "signed-out" ? "forbidden" : says;
      }
      expect(found).toEqual(wanted);
    });
  });
}

test("an admin finds nothing of another project under the own one's address", async ({
  signInAs,
  context: { request },
}) => {
  await signInAs("admin", worlds.own);
  const found: Record<string, string> = {};
  for (const [route, entry] of Object.entries(pages)) {
    if (entry.foreign)
      found[route] = await outcomeOfPage(await request.get(entry.foreign(worlds), { maxRedirects: 0 }));
  }
  for (const [name, entry] of Object.entries(handlers)) {
    if (!entry.foreign) continue;
    const [method = "GET"] = name.split(" ");
    found[name] = outcomeOfHandler(await ask(request, method, entry.foreign(worlds), entry.foreignBody?.(worlds)));
  }
  for (const [name, entry] of Object.entries(actions)) {
    const action = builtActions.get(name);
    if (action && entry.foreign)
      found[name] = await callAction(request, action, worlds.own.slug, [worlds.own.slug, entry.foreign(worlds)]);
  }
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, "not-found"])));
});

test("every operation of the table is asked for by something that is built", () => {
  const asked = new Set(
    [...Object.values(pages), ...Object.values(handlers), ...Object.values(actions)].map((entry) => entry.needs),
  );
  expect(Object.keys(permissions).filter((operation) => !asked.has(operation as Operation))).toEqual([]);
});
