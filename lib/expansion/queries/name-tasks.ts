import { db } from "#lib/platform/db.ts";
import type { NamedTask } from "../replay-schema.ts";

/**
 * What people call tasks by, from their keys as a replay writes them. What is neither a seed nor an item is a candidate that only other
 * rules let in, by the number at which it was turned away. What is no key is left out.
 */
export async function nameTasks(projectId: string, keys: readonly string[]): Promise<Map<string, NamedTask>> {
  const known = keys.filter((key) => /^\d{1,15}$/.test(key));
  const sequence = { in: known.map(Number) };
  const [seeds, items] = await Promise.all([
    db.seed.findMany({ where: { projectId, sequence }, select: { sequence: true, number: true } }),
    db.item.findMany({ where: { projectId, sequence }, select: { sequence: true } }),
  ]);
  const names = new Map<string, NamedTask>(known.map((key) => [key, { of: "candidate", number: Number(key) }]));
  for (const { sequence, number } of seeds) names.set(String(sequence), { of: "seed", number });
  for (const { sequence } of items) names.set(String(sequence), { of: "item", number: Number(sequence) });
  return names;
}
