import { db } from "#lib/platform/db.ts";
import type { Member } from "../member.ts";
import { authorise, may } from "../permissions.ts";
import type { Role } from "../schema.ts";
import { listResettable } from "./list-resettable.ts";

/** A member as the team page shows one. */
export type MemberRow = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: Date;
  /** The account is shut: no sign-in, whatever the role. */
  disabled: boolean;
  /** Whether the member who asks may give this one a link to a new password. */
  resettable: boolean;
};

/** The project's members, by name. */
export async function listMembers(member: Member): Promise<MemberRow[]> {
  authorise(member, "members.view");
  const rows = await db.membership.findMany({
    where: { projectId: member.project.id },
    include: { user: { select: { name: true, email: true, disabledAt: true } } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  });
  const resettable = may(member, "members.manage")
    ? await listResettable(
        member,
        rows.map((row) => row.userId),
      )
    : new Set<string>();
  return rows.map(({ userId, role, createdAt, user }) => ({
    userId,
    name: user.name,
    email: user.email,
    role,
    joinedAt: createdAt,
    disabled: user.disabledAt !== null,
    resettable: resettable.has(userId),
  }));
}
