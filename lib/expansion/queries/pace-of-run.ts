import { Prisma } from "#lib/platform/db.ts";

/** How fast a run may ask, of a row `p` of endpoint_pace that need not be there: a RunPace, or null. */
export const paceOfRun = Prisma.sql`CASE WHEN p.endpoint_id IS NOT NULL THEN jsonb_build_object(
  'ceiling', CASE WHEN p.ceiling IS NOT NULL THEN floor(GREATEST(1, p.ceiling))::int END, 'broken', p.opened > 0, 'reason', p.reason,
  'blockedUntil', CASE WHEN p.blocked_until > now() THEN p.blocked_until END) END`;
