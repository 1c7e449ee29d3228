import { type Db, db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** A version of a project's guidelines, without its text. */
export type GuidelinesVersion = { number: number; note: string; author: string; at: string };

/** A version of a project's guidelines. */
export type Guidelines = GuidelinesVersion & {
  /** Markdown: shown as text and never as HTML of its own. */
  body: string;
  /** The number of the version in force. */
  current: number;
};

/** How many versions a history lists, the latest first. */
const mostVersions = 200;

/** The project's guidelines in force, or the version with this number; null where there is none. */
export async function findGuidelines(member: Member, number?: number): Promise<Guidelines | null> {
  authorise(member, "guidelines.view");
  const projectId = member.project.id;
  const [row, current] = await Promise.all([
    db.guideline.findFirst({
      where: { projectId, ...(number === undefined ? {} : { number }) },
      orderBy: { number: "desc" },
      include: { author: { select: { name: true } } },
    }),
    currentGuidelinesNumber(db, projectId),
  ]);
  if (!row) return null;
  const { body, note, author, createdAt } = row;
  // A version may have been saved between the two reads.
  return {
    number: row.number,
    body,
    note,
    author: author.name,
    at: createdAt.toISOString(),
    current: Math.max(current, row.number),
  };
}

/** The versions of the project's guidelines, the latest first, at most 200. */
export async function listGuidelinesVersions(member: Member): Promise<GuidelinesVersion[]> {
  authorise(member, "guidelines.view");
  const rows = await db.guideline.findMany({
    where: { projectId: member.project.id },
    orderBy: { number: "desc" },
    take: mostVersions,
    select: { number: true, note: true, createdAt: true, author: { select: { name: true } } },
  });
  return rows.map(({ number, note, createdAt, author }) => ({
    number,
    note,
    author: author.name,
    at: createdAt.toISOString(),
  }));
}

/** The number of the guidelines in force; 0 where there are none. One look into an index. */
export async function currentGuidelinesNumber(tx: Db, projectId: string): Promise<number> {
  const latest = await tx.guideline.findFirst({
    where: { projectId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return latest?.number ?? 0;
}
