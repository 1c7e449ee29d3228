import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** The kinds of task and the tags that the project's seeds have, the most used first, with how many seeds have each. */
export type SeedWords = { kinds: { name: string; count: number }[]; tags: { name: string; count: number }[] };

const most = 300;

/** What the project calls its kinds of task and its tags, for filters and suggestions. Archived seeds do not count. */
export async function listSeedWords(member: Member): Promise<SeedWords> {
  authorise(member, "seeds.view");
  const projectId = member.project.id;
  const [kinds, tags] = await Promise.all([
    db.$queryRaw<SeedWords["kinds"]>`
      SELECT kind AS name, count(*)::int FROM seeds
      WHERE project_id = ${projectId}::uuid AND status <> 'archived' AND kind > ''
      GROUP BY kind ORDER BY count(*) DESC, kind LIMIT ${most}`,
    db.$queryRaw<SeedWords["tags"]>`
      SELECT tag AS name, count(*)::int FROM seeds, unnest(tags) AS tag
      WHERE project_id = ${projectId}::uuid AND status <> 'archived'
      GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${most}`,
  ]);
  return { kinds, tags };
}
