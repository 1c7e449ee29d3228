import { describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { findMember } from "../queries/find-member.ts";
import { listMembers } from "../queries/list-members.ts";
import { createTestMember } from "../testing/create-test-member.ts";
import { changeRole } from "./change-role.ts";
import { leaveProject, removeMember } from "./remove-member.ts";

const role = async (projectId: string, userId: string) =>
  (await db.membership.findUnique({ where: { projectId_userId: { projectId, userId } } }))?.role;

const adminsOf = (projectId: string) => db.membership.count({ where: { projectId, role: "admin" } });

async function twoAdmins() {
  const first = await createTestMember();
  const second = await createTestMember({ project: first.project });
  return { first, second, projectId: first.project.id };
}

describe("members of a project", () => {
  test("get another role from an admin, which the log keeps", async () => {
    const admin = await createTestMember();
    const viewer = await createTestMember({ role: "viewer", project: admin.project });
    await changeRole(admin, { userId: viewer.userId, role: "curator" });
    expect(await role(admin.project.id, viewer.userId)).toBe("curator");
    const event = await db.auditEvent.findFirst({ where: { projectId: admin.project.id, action: "members.role" } });
    expect(event).toMatchObject({
      actorId: admin.userId,
      subject: viewer.name,
      detail: { userId: viewer.userId, from: "viewer", to: "curator" },
    });
  });

  test("are changed by nobody below an admin", async () => {
    const admin = await createTestMember();
    const curator = await createTestMember({ role: "curator", project: admin.project });
    await expect(changeRole(curator, { userId: curator.userId, role: "admin" })).rejects.toThrow("errors.forbidden");
    await expect(removeMember(curator, { userId: admin.userId })).rejects.toThrow("errors.forbidden");
  });

  test("of another project are not found", async () => {
    const admin = await createTestMember();
    const stranger = await createTestMember({ role: "viewer" });
    await expect(changeRole(admin, { userId: stranger.userId, role: "admin" })).rejects.toThrow("errors.notFound");
    await expect(removeMember(admin, { userId: stranger.userId })).rejects.toThrow("errors.notFound");
  });

  test("are out at once when they are removed, and what they did keeps their name", async () => {
    const admin = await createTestMember();
    const annotator = await createTestMember({ role: "annotator", project: admin.project });
    await removeMember(admin, { userId: annotator.userId });
    expect(await findMember(annotator, admin.project.slug)).toBeNull();
    expect((await listMembers(admin)).map((row) => row.userId)).toEqual([admin.userId]);
    expect(await db.user.findUnique({ where: { id: annotator.userId } })).not.toBeNull();
  });

  test("leave by themselves", async () => {
    const admin = await createTestMember();
    const viewer = await createTestMember({ role: "viewer", project: admin.project });
    await leaveProject(viewer);
    expect(await findMember(viewer, admin.project.slug)).toBeNull();
  });

  test("stay manageable in an archived project", async () => {
    const admin = await createTestMember();
    const viewer = await createTestMember({ role: "viewer", project: admin.project });
    await db.project.update({ where: { id: admin.project.id }, data: { archivedAt: new Date() } });
    const now = await findMember(admin, admin.project.slug);
    if (!now) throw new Error("the admin is gone");
    await removeMember(now, { userId: viewer.userId });
    expect(await findMember(viewer, admin.project.slug)).toBeNull();
  });
});

describe("the last admin", () => {
  test("cannot leave, be removed or made less", async () => {
    const admin = await createTestMember();
    await createTestMember({ role: "curator", project: admin.project });
    await expect(leaveProject(admin)).rejects.toThrow("team.errors.lastAdmin");
    await expect(removeMember(admin, { userId: admin.userId })).rejects.toThrow("team.errors.lastAdmin");
    await expect(changeRole(admin, { userId: admin.userId, role: "curator" })).rejects.toThrow("team.errors.lastAdmin");
    expect(await role(admin.project.id, admin.userId)).toBe("admin");
  });

  test("is the one whose account stands, where the other's is shut", async () => {
    const { first, second } = await twoAdmins();
    await db.user.update({ where: { id: second.userId }, data: { disabledAt: new Date() } });
    await expect(leaveProject(first)).rejects.toThrow("team.errors.lastAdmin");
  });

  test("is left when two admins leave at once", async () => {
    for (let round = 0; round < 5; round++) {
      const { first, second, projectId } = await twoAdmins();
      const outcomes = await Promise.allSettled([leaveProject(first), leaveProject(second)]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await adminsOf(projectId)).toBe(1);
    }
  });

  test("is left when two admins remove or demote each other at once", async () => {
    for (let round = 0; round < 5; round++) {
      const { first, second, projectId } = await twoAdmins();
      const outcomes = await Promise.allSettled([
        removeMember(first, { userId: second.userId }),
        changeRole(second, { userId: first.userId, role: "viewer" }),
      ]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const refused = outcomes.find((outcome) => outcome.status === "rejected");
      expect(refused?.reason.message).toBe("team.errors.noLongerAdmin");
      expect(await adminsOf(projectId)).toBe(1);
    }
  });
});
