import { describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { recordAudit } from "../commands/record-audit.ts";
import { createTestMember } from "../testing/create-test-member.ts";
import { listAuditEvents } from "./list-audit-events.ts";

describe("the audit log", () => {
  test("comes page by page, the newest first, with nothing twice or left out, also within one millisecond", async () => {
    const admin = await createTestMember();
    const projectId = admin.project.id;
    const at = new Date();
    const data = Array.from({ length: 7 }, (_, n) => ({
      projectId,
      action: `test.${n}`,
      at: new Date(at.getTime() + Math.floor(n / 3)),
    }));
    await db.auditEvent.createMany({ data });
    const seen: string[] = [];
    let before = "";
    for (let page = 0; page < 4; page++) {
      const { events, older } = await listAuditEvents(admin, { before, limit: 2 });
      seen.push(...events.map((event) => event.action));
      expect(older === null).toBe(page === 3);
      before = older ?? "";
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect(seen[0]).toBe("test.6");
    expect(new Set(seen.slice(4))).toEqual(new Set(["test.0", "test.1", "test.2"]));
  });

  test("holds the project's own lines, with their actors", async () => {
    const admin = await createTestMember();
    const stranger = await createTestMember();
    await recordAudit({ projectId: stranger.project.id, actorId: stranger.userId, action: "theirs" });
    await recordAudit({ projectId: admin.project.id, actorId: admin.userId, action: "ours", subject: "x" });
    await recordAudit({ projectId: admin.project.id, action: "by the server" });
    const { events } = await listAuditEvents(admin);
    expect(events.map(({ actor, action }) => [actor, action]).sort()).toEqual(
      [
        [admin.name, "ours"],
        [null, "by the server"],
      ].sort(),
    );
  });

  test("is for admins, and begins anew with a cursor that is none", async () => {
    const admin = await createTestMember();
    const curator = await createTestMember({ role: "curator", project: admin.project });
    await recordAudit({ projectId: admin.project.id, action: "ours" });
    expect((await listAuditEvents(admin, { before: "nonsense" })).events).toHaveLength(1);
    await expect(listAuditEvents(curator)).rejects.toThrow("errors.forbidden");
  });

  test("can be neither changed nor cut", async () => {
    await recordAudit({ action: "kept" });
    await expect(db.auditEvent.updateMany({ data: { action: "changed" } })).rejects.toThrow("append-only");
    await expect(db.auditEvent.deleteMany()).rejects.toThrow("append-only");
  });
});
