import { nodesOfGroups } from "#lib/algorithms/largest-groups.ts";
import { groupsAtThreshold } from "#lib/algorithms/threshold-groups.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type DuplicateGroup, groupMembersShown } from "../similarity/schema.ts";
import { loadGroupMembers } from "./load-group-members.ts";
import { findDoneScan, scanForest, standingKinds } from "./scan-forest.ts";

/**
 * A group of the newest look with its members, 200 a page.
 * @param key the key of any of its members
 * @param after the key of the last member of the page before
 * @throws Refusal `not-found` where no group has it at this threshold
 */
export async function getDuplicateGroup(
  member: Member,
  { threshold, key, after = -1 }: { threshold: number; key: number; after?: number | undefined },
): Promise<DuplicateGroup> {
  authorise(member, "items.view");
  const projectId = member.project.id;
  const scan = await findDoneScan(db, projectId);
  const forest = scan && (await scanForest(db, scan.id));
  const node = forest?.keys.indexOf(key) ?? -1;
  if (!forest || node === -1) throw notFound();
  const kinds = await standingKinds(db, projectId, forest);
  const groups = groupsAtThreshold(forest.edges, kinds, threshold);
  const group = groups.groupOf[node] as number;
  const size = groups.sizes[group] as number;
  if (size === 0) throw notFound();
  const all = nodesOfGroups(groups, kinds, [group]).nodes;
  const first = all[0] as number;
  const from = all.findIndex((each) => (forest.keys[each] as number) > after);
  const page = from === -1 ? [] : [...all.subarray(from, from + groupMembersShown.onPage)];
  // What all are compared with comes along, and goes again where it is not on the page.
  const withFirst = from > 0 ? [first, ...page] : page;
  const [loaded = []] = await loadGroupMembers(projectId, scan.tokenizer as Tokenizer, [
    {
      keys: withFirst.map((each) => forest.keys[each] as number),
      nearest: withFirst.map((each) => groups.nearest[each] as number),
    },
  ]);
  const members = from > 0 ? loaded.slice(1) : loaded;
  return {
    key: forest.keys[first] as number,
    size,
    members,
    more: from === -1 ? 0 : size - from - members.length,
  };
}
