import { db } from "#lib/platform/db.ts";

/** Makes a session's token good for nothing before it runs out, and forgets those that have run out. */
export async function endSession(sessionId: string, expiresAt: Date): Promise<void> {
  await db.endedSession.createMany({ data: [{ id: sessionId, expiresAt }], skipDuplicates: true });
  await db.endedSession.deleteMany({ where: { expiresAt: { lt: new Date() } } });
}
