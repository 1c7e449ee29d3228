import type { Db } from "#lib/platform/db.ts";

/** Nobody else makes a project until the transaction ends: addresses stay unique, and there is one first project. */
export async function holdProjects(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`;
}

/** Nobody else makes an account until the transaction ends: there is one first admin, and one account an address. */
export async function holdAccounts(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707371)`;
}

/**
 * The admins of a project whose accounts stand, held until the transaction ends: who would take one away waits, and
 * then sees who is left.
 * @returns their account ids
 */
export async function holdAdmins(tx: Db, projectId: string): Promise<Set<string>> {
  await tx.$executeRaw`
    SELECT 1 FROM memberships WHERE project_id = ${projectId}::uuid AND role = 'admin' ORDER BY user_id FOR UPDATE`;
  // A second look, as the first one may have waited for somebody who shut an account.
  const rows = await tx.membership.findMany({
    where: { projectId, role: "admin", user: { disabledAt: null } },
    select: { userId: true },
  });
  return new Set(rows.map((row) => row.userId));
}

/** Holds the places that an account has as an admin, so that nobody counts on them until the transaction ends. */
export async function holdAdminPlaces(tx: Db, userId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM memberships WHERE user_id = ${userId}::uuid AND role = 'admin' ORDER BY project_id FOR UPDATE`;
}

/** The site admins whose accounts stand, held in the same way. */
export async function holdSiteAdmins(tx: Db): Promise<Set<string>> {
  // No stronger a lock: rows that name these accounts as their authors can be written meanwhile.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM users WHERE is_site_admin AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
  return new Set(rows.map((row) => row.id));
}
