import { Prisma } from "#lib/platform/db.ts";
import type { ItemSet } from "../item-set.ts";
import { itemConditions } from "./item-conditions.ts";

/** What makes an item `i` of the project one of the set. */
export function itemSetConditions(projectId: string, set: ItemSet): Prisma.Sql[] {
  if (set.kind === "filter") return itemConditions(projectId, set.filter);
  return [Prisma.sql`i.project_id = ${projectId}::uuid`, Prisma.sql`i.sequence = ANY(${set.numbers}::bigint[])`];
}
