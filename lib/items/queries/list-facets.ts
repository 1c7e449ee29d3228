import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** What the table of items can be narrowed to in this project. */
export type ItemFacets = {
  kinds: string[];
  runs: { number: number; model: string }[];
  /** Tags of the newest tagged items. */
  tags: string[];
};

const mostKinds = 200;
const mostRuns = 200;
const mostTags = 200;
const mostTagged = 5_000;

/** The kinds of task that the project's items have, in order, and its latest runs. Costs one index probe a kind. */
export async function listFacets(member: Member): Promise<ItemFacets> {
  authorise(member, "items.view");
  const projectId = member.project.id;
  const [kinds, runs, tags] = await Promise.all([
    // From one kind to the next greater one: DISTINCT would read every item.
    db.$queryRaw<{ kind: string }[]>`
      WITH RECURSIVE known(kind) AS (
        (SELECT kind FROM items WHERE project_id = ${projectId}::uuid AND kind > '' ORDER BY kind LIMIT 1)
        UNION ALL
        SELECT (SELECT kind FROM items WHERE project_id = ${projectId}::uuid AND kind > known.kind ORDER BY kind LIMIT 1)
        FROM known WHERE known.kind IS NOT NULL)
      SELECT kind FROM known WHERE kind IS NOT NULL LIMIT ${mostKinds}`,
    db.expansionRun.findMany({
      where: { projectId },
      select: { number: true, model: true },
      orderBy: { number: "desc" },
      take: mostRuns,
    }),
    db.$queryRaw<{ tag: string }[]>`
      SELECT DISTINCT tag FROM (
        SELECT tags FROM items WHERE project_id = ${projectId}::uuid AND tags <> '{}' ORDER BY sequence DESC LIMIT ${mostTagged}
      ) tagged, unnest(tagged.tags) AS tag ORDER BY tag LIMIT ${mostTags}`,
  ]);
  return { kinds: kinds.map((row) => row.kind), runs, tags: tags.map((row) => row.tag) };
}
