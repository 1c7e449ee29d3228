import { db } from "#lib/platform/db.ts";
import { earlyMark } from "../replay/take-again.ts";
import type { NamedTask } from "../replay-schema.ts";

/** What people call seeds, items and candidates by, from the ids that a replay knows them by (see indexId). What is gone is left out. */
export async function nameTasks(projectId: string, ids: readonly string[]): Promise<Map<string, NamedTask>> {
  const split = ids.map((id) => ({ id, of: id.split(":")[0], key: id.split(":")[1] ?? "" }));
  const keysOf = (of: string) =>
    split.flatMap((one) => (one.of === of && !one.key.startsWith(earlyMark) ? one.key : []));
  const [seeds, items] = await Promise.all([
    db.seed.findMany({ where: { projectId, id: { in: keysOf("seed") } }, select: { id: true, number: true } }),
    db.item.findMany({ where: { projectId, id: { in: keysOf("item") } }, select: { id: true, sequence: true } }),
  ]);
  const names = new Map<string, NamedTask>();
  for (const { id, number } of seeds) names.set(`seed:${id}`, { of: "seed", number });
  for (const { id, sequence } of items) names.set(`item:${id}`, { of: "item", number: Number(sequence) });
  for (const { id, key } of split) {
    if (key.startsWith(earlyMark)) names.set(id, { of: "candidate", number: Number(key.slice(earlyMark.length)) });
  }
  return names;
}
