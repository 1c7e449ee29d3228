import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { SeedFields } from "../schema.ts";
import type { SeedFilter } from "../seed-filter.ts";
import { conditionsOf } from "./conditions.ts";

const batch = 200;

/** The seeds that a filter shows, in the order of their numbers, a batch at a time. */
export async function* streamSeeds(member: Member, filter: SeedFilter): AsyncGenerator<SeedFields[]> {
  authorise(member, "seeds.view");
  const conditions = conditionsOf(member.project.id, filter);
  for (let after = 0; ; ) {
    const rows = await db.$queryRaw<(SeedFields & { number: number })[]>`
      SELECT s.number, s.instruction, s.input, s.output, s.category::text, s.kind, s.tags, s.notes
      FROM seeds s WHERE ${Prisma.join([...conditions, Prisma.sql`s.number > ${after}`], " AND ")}
      ORDER BY s.number LIMIT ${batch}`;
    if (rows.length > 0) yield rows.map(({ number: _, ...fields }) => fields);
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.number;
  }
}
