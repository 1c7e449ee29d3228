import { db } from "#lib/platform/db.ts";
import type { Member } from "../member.ts";
import { authorise } from "../permissions.ts";
import type { ProjectSettings } from "../project-schema.ts";
import { recordAudit } from "./record-audit.ts";

/** Saves the project's settings. Its address stays, whatever its name. The audit log keeps each setting's old and new value. */
export async function changeProject(member: Member, settings: ProjectSettings): Promise<void> {
  authorise(member, "project.change");
  await db.$transaction(async (tx) => {
    const where = { id: member.project.id };
    // Held, so that of two changes at once each line of the log tells what it found.
    await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${where.id}::uuid FOR NO KEY UPDATE`;
    const before = await tx.project.findUniqueOrThrow({ where });
    await tx.project.update({ where, data: settings });
    const changed = (Object.keys(settings) as (keyof ProjectSettings)[]).filter(
      (key) => !sameJson(before[key], settings[key]),
    );
    if (changed.length === 0) return;
    const detail = Object.fromEntries(changed.map((key) => [key, { from: before[key] as object, to: settings[key] }]));
    await recordAudit({ projectId: member.project.id, actorId: member.userId, action: "project.change", detail }, tx);
  });
}

function sameJson(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(value, (_key, part) =>
      part && typeof part === "object" ? Object.fromEntries(Object.entries(part).sort()) : part,
    );
  return sorted(a) === sorted(b);
}
