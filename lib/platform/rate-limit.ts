import { db } from "./db.ts";

/**
 * Counts one attempt under `key` and says whether it is still within the limit. The count lapses `windowSeconds`
 * after its first attempt. Shared by all processes, as it stands in the database.
 */
export async function takeAttempt(key: string, limit: number, windowSeconds: number): Promise<boolean> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO rate_limits (key, count, expires_at)
    VALUES (${key}, 1, now() + ${windowSeconds} * interval '1 second')
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN rate_limits.expires_at < now() THEN 1 ELSE rate_limits.count + 1 END,
      expires_at = CASE WHEN rate_limits.expires_at < now() THEN excluded.expires_at ELSE rate_limits.expires_at END
    RETURNING count`;
  return (rows[0]?.count ?? 1) <= limit;
}

/** Forgets the attempts under `key`, as after a success. */
export async function clearAttempts(key: string): Promise<void> {
  await db.rateLimit.deleteMany({ where: { OR: [{ key }, { expiresAt: { lt: new Date() } }] } });
}

/** Takes back one attempt under `key`, where only failures are to count. */
export async function returnAttempt(key: string): Promise<void> {
  await db.rateLimit.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } });
}
