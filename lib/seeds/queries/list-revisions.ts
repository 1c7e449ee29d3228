import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { SeedFieldName, SeedFields, SeedStatus } from "../schema.ts";
import { fieldsOf } from "./find-seed.ts";

/** How a revision came about. */
export type SeedChange = "created" | "edited" | "restored" | "imported" | "archived" | "unarchived";

/** A revision as a line of the history. */
export type RevisionLine = {
  number: number;
  change: SeedChange;
  /** The number it was restored from, or the file it was imported from. */
  source: string | null;
  status: SeedStatus;
  author: string | null;
  createdAt: Date;
  /** The fields that it changed. */
  changed: SeedFieldName[];
};

/** A page of a seed's history, the latest first; `older` is where the next page begins, null at the end. */
export type RevisionPage = { lines: RevisionLine[]; older: number | null };

const pageSize = 50;

/**
 * A seed's history, the latest revision first. A seed that is not of the project has none.
 * @param below only revisions with a smaller number
 */
export async function listRevisions(member: Member, number: number, below?: number): Promise<RevisionPage> {
  authorise(member, "seeds.view");
  const found = await db.$queryRaw<RevisionLine[]>`
    SELECT r.number, r.change, r.source, r.status::text, r.created_at AS "createdAt", u.name AS author,
      CASE WHEN p.id IS NULL THEN '{}' ELSE array_remove(ARRAY[
        CASE WHEN r.instruction <> p.instruction THEN 'instruction' END,
        CASE WHEN r.input <> p.input THEN 'input' END,
        CASE WHEN r.output <> p.output THEN 'output' END,
        CASE WHEN r.category IS DISTINCT FROM p.category THEN 'category' END,
        CASE WHEN r.kind <> p.kind THEN 'kind' END,
        CASE WHEN r.tags <> p.tags THEN 'tags' END,
        CASE WHEN r.notes <> p.notes THEN 'notes' END], NULL) END AS changed
    FROM seeds s JOIN seed_revisions r ON r.seed_id = s.id
      LEFT JOIN seed_revisions p ON p.seed_id = s.id AND p.number = r.number - 1
      LEFT JOIN users u ON u.id = r.author_id
    WHERE s.project_id = ${member.project.id}::uuid AND s.number = ${number}
      ${below === undefined ? Prisma.empty : Prisma.sql`AND r.number < ${below}`}
    ORDER BY r.number DESC LIMIT ${pageSize + 1}`;
  const lines = found.slice(0, pageSize);
  return { lines, older: found.length > pageSize ? (lines.at(-1)?.number ?? null) : null };
}

/** A revision and the one before it (null for the first), to be compared. */
export type RevisionPair = { number: number; fields: SeedFields; before: SeedFields | null };

/** The project's seed as of one of its revisions; null where there is no such seed or revision. */
export async function findRevision(member: Member, seedNumber: number, number: number): Promise<RevisionPair | null> {
  authorise(member, "seeds.view");
  if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) return null;
  const pair = await db.seedRevision.findMany({
    where: {
      seed: { projectId: member.project.id, number: seedNumber },
      number: { in: [number - 1, number] },
    },
    orderBy: { number: "desc" },
  });
  const [revision, before] = pair;
  if (revision?.number !== number) return null;
  return { number, fields: fieldsOf(revision), before: before ? fieldsOf(before) : null };
}
