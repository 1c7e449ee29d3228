import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "./member.ts";
import { authorise, authorisePerson, may, type Operation, permissions } from "./permissions.ts";
import { preferences, type Role, roles } from "./schema.ts";

function member(role: Role, project: { archivedAt?: Date; annotatorsMayGrow?: boolean } = {}): Member {
  return {
    userId: "7b0c8f1e-4b1a-4d0e-9d53-0f4a0c9d2c11",
    name: "Ada",
    email: "ada@example.org",
    isSiteAdmin: false,
    preferences: preferences.parse({}),
    role,
    project: {
      id: "3a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d",
      slug: "notes",
      name: "Notes",
      description: "",
      annotatorsMayGrow: project.annotatorsMayGrow ?? true,
      targetMix: { QA: 25, IE: 25, GEN: 25, OTHER: 25 },
      tokenizer: "rouge",
      archivedAt: project.archivedAt ?? null,
    },
  };
}

const operations = Object.keys(permissions) as Operation[];
const allowed = (who: Member) => operations.filter((operation) => may(who, operation));

describe("the permission table", () => {
  test("gives each role all that the role before it may do", () => {
    for (const [lower, higher] of [
      ["viewer", "annotator"],
      ["annotator", "curator"],
      ["curator", "admin"],
    ] as const) {
      expect(allowed(member(higher))).toEqual(expect.arrayContaining(allowed(member(lower))));
    }
    expect(allowed(member("admin"))).toEqual(operations);
  });

  test("lets a viewer change nothing", () => {
    for (const operation of allowed(member("viewer"))) expect(permissions[operation]).not.toHaveProperty("writes");
  });

  test("keeps annotators from growing a project that only curators grow", () => {
    const closed = { annotatorsMayGrow: false };
    expect(may(member("annotator"), "runs.start")).toBe(true);
    expect(may(member("annotator", closed), "runs.start")).toBe(false);
    expect(may(member("annotator", closed), "review.decide")).toBe(true);
    expect(may(member("curator", closed), "runs.start")).toBe(true);
  });

  test("keeps everybody from changing an archived project, but for its members, its return and replays", () => {
    const archived = { archivedAt: new Date() };
    const writes = roles.flatMap((role) => allowed(member(role, archived))).filter((op) => "writes" in permissions[op]);
    expect(new Set(writes)).toEqual(new Set(["project.archive", "members.manage", "runs.replay"]));
  });

  test("says why it refuses", () => {
    expect(() => authorise(member("viewer"), "items.edit")).toThrow(
      new Refusal("forbidden", "errors.forbidden", { values: { role: "viewer" } }),
    );
    expect(() => authorise(member("admin", { archivedAt: new Date() }), "items.edit")).toThrow(
      "errors.projectArchived",
    );
  });

  test("keeps what runs the installation to site admins", () => {
    const { isSiteAdmin: _, ...person } = member("admin");
    expect(() => authorisePerson({ ...person, isSiteAdmin: false }, "projects.create")).toThrow(
      "errors.siteAdminsOnly",
    );
    expect(() => authorisePerson({ ...person, isSiteAdmin: true }, "projects.create")).not.toThrow();
    expect(() => authorisePerson({ ...person, isSiteAdmin: false }, "account.change")).not.toThrow();
  });
});
