import { z } from "zod";
import { db } from "#lib/platform/db.ts";
import type { Member } from "../member.ts";
import { authorise } from "../permissions.ts";

/** A line of the project's audit log. */
export type AuditEventRow = {
  id: string;
  at: Date;
  /** Null for what the server did by itself. */
  actor: string | null;
  action: string;
  subject: string | null;
  detail: Record<string, unknown>;
};

const cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/**
 * A page of the project's audit log, the newest first.
 * @param before the cursor of the page after which this one comes; one that is no cursor gives the first page
 * @returns up to `limit` lines, and the cursor of the next page where there is one
 */
export async function listAuditEvents(
  member: Member,
  { before = "", limit = 50 }: { before?: string; limit?: number } = {},
): Promise<{ events: AuditEventRow[]; older: string | null }> {
  authorise(member, "audit.view");
  const parsed = cursor.safeParse(before.split("_"));
  const at = parsed.success ? new Date(parsed.data[0]) : undefined;
  const rows = await db.auditEvent.findMany({
    where: {
      projectId: member.project.id,
      // The first condition is there for the index on (project, time).
      ...(at && parsed.success ? { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: parsed.data[1] } }] } : {}),
    },
    include: { actor: { select: { name: true } } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    events: page.map((row) => ({
      id: row.id,
      at: row.at,
      actor: row.actor?.name ?? null,
      action: row.action,
      subject: row.subject,
      detail: row.detail as Record<string, unknown>,
    })),
    older: rows.length > limit && last ? `${last.at.toISOString()}_${last.id}` : null,
  };
}
