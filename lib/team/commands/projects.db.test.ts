import { describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { authorise } from "../permissions.ts";
import { projectSettings } from "../project-schema.ts";
import { findMember } from "../queries/find-member.ts";
import { listProjects } from "../queries/list-projects.ts";
import { createTestMember, createTestPerson } from "../testing/create-test-member.ts";
import { archiveProject } from "./archive-project.ts";
import { changeProject } from "./change-project.ts";
import { createProject } from "./create-project.ts";

const mix = { QA: 22.8, IE: 33.8, GEN: 33.5, OTHER: 10 };

describe("creating a project", () => {
  test("makes its maker the admin, with the starter seeds or without", async () => {
    const person = await createTestPerson({ isSiteAdmin: true });
    const withSeeds = await createProject(person, { name: "Radiology notes", starterSeeds: true });
    const empty = await createProject(person, { name: "Empty one", starterSeeds: false });
    expect(withSeeds.slug).toBe("radiology-notes");
    expect(await findMember(person, withSeeds.slug)).toMatchObject({ role: "admin", project: { targetMix: mix } });
    const counts = await db.project.findMany({
      where: { slug: { in: [withSeeds.slug, empty.slug] } },
      select: { slug: true, _count: { select: { seeds: true } } },
      orderBy: { slug: "asc" },
    });
    expect(counts.map((each) => each._count.seeds)).toEqual([0, 80]);
  });

  test("gives projects of one name addresses of their own, also at once", async () => {
    const person = await createTestPerson({ isSiteAdmin: true });
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => createProject(person, { name: "Same name", starterSeeds: false })),
    );
    expect(made.map(({ slug }) => slug).sort()).toEqual(["same-name", "same-name-2", "same-name-3", "same-name-4"]);
  });

  test("is for site admins", async () => {
    const admin = await createTestMember();
    await expect(createProject(admin, { name: "Mine", starterSeeds: false })).rejects.toThrow("errors.siteAdminsOnly");
  });
});

describe("a project's settings", () => {
  const settings = {
    name: "Renamed",
    description: "For the ward.",
    targetMix: { ...mix, QA: 22.7 },
    annotatorsMayGrow: false,
    tokenizer: "unicode" as const,
  };

  test("are saved by an admin; the address stays, and the log keeps old and new", async () => {
    const admin = await createTestMember();
    await changeProject(admin, settings);
    expect(await findMember(admin, admin.project.slug)).toMatchObject({
      project: { slug: admin.project.slug, ...settings },
    });
    const event = await db.auditEvent.findFirstOrThrow({
      where: { projectId: admin.project.id, action: "project.change" },
    });
    expect(event.detail).toEqual({
      name: { from: admin.project.name, to: "Renamed" },
      description: { from: "", to: "For the ward." },
      targetMix: { from: mix, to: { ...mix, QA: 22.7 } },
      annotatorsMayGrow: { from: true, to: false },
      tokenizer: { from: "rouge", to: "unicode" },
    });
  });

  test("that stay as they were leave no line in the log", async () => {
    const admin = await createTestMember();
    const { name, description, targetMix, annotatorsMayGrow, tokenizer } = admin.project;
    await changeProject(admin, { name, description, targetMix, annotatorsMayGrow, tokenizer });
    expect(await db.auditEvent.count({ where: { projectId: admin.project.id } })).toBe(0);
  });

  test("are saved by nobody below an admin", async () => {
    const curator = await createTestMember({ role: "curator" });
    await expect(changeProject(curator, settings)).rejects.toThrow("errors.forbidden");
  });

  test("take a target mix that adds up to 100, give or take rounding", () => {
    const errors = (targetMix: object) =>
      projectSettings.safeParse({ ...settings, targetMix }).error?.issues.map((issue) => issue.message) ?? [];
    expect(errors(mix)).toEqual([]);
    expect(errors({ ...mix, QA: 30 })).toEqual(["team.errors.targetMix"]);
    expect(errors({ ...mix, QA: Number.NaN })).toEqual(["team.errors.share"]);
    expect(errors({ ...mix, QA: -1 })).toContain("team.errors.share");
  });
});

describe("archiving", () => {
  test("closes the project to changes, moves it to the end of the list, and can be undone", async () => {
    const admin = await createTestMember();
    await createTestMember({ person: admin });
    await archiveProject(admin, { archived: true });
    const archived = await findMember(admin, admin.project.slug);
    if (!archived) throw new Error("the project is gone");
    expect(archived.project.archivedAt).toBeInstanceOf(Date);
    expect(() => authorise(archived, "items.edit")).toThrow("errors.projectArchived");
    expect((await listProjects(admin)).at(-1)?.slug).toBe(admin.project.slug);

    await archiveProject(archived, { archived: false });
    expect(await findMember(admin, admin.project.slug)).toMatchObject({ project: { archivedAt: null } });
  });

  test("waits for the runs in progress to be stopped", async () => {
    const admin = await createTestMember();
    const endpoint = await db.modelEndpoint.create({ data: { projectId: admin.project.id, name: "Practice" } });
    const run = await db.expansionRun.create({
      data: {
        projectId: admin.project.id,
        number: 1,
        endpointId: endpoint.id,
        endpointName: endpoint.name,
        model: "practice",
        status: "running",
        settings: {},
        promptVersion: "1",
        target: 10,
        startedBy: admin.userId,
      },
    });
    await expect(archiveProject(admin, { archived: true })).rejects.toThrow("team.errors.runInProgress");
    await db.expansionRun.update({ where: { id: run.id }, data: { status: "paused" } });
    await archiveProject(admin, { archived: true });
    expect(await findMember(admin, admin.project.slug)).toMatchObject({ project: { archivedAt: expect.any(Date) } });
  });

  test("is for admins", async () => {
    const curator = await createTestMember({ role: "curator" });
    await expect(archiveProject(curator, { archived: true })).rejects.toThrow("errors.forbidden");
  });
});
