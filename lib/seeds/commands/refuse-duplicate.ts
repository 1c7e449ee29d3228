import { taskKey } from "#lib/items/task-key.ts";
import type { Db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import type { SeedFields } from "../schema.ts";

/**
 * Two seeds of a project never have the same instruction and input, archived ones included: those can come back. Call it with the
 * project's row held.
 * @throws Refusal `conflict` that names the other seed.
 */
export async function refuseDuplicate(tx: Db, projectId: string, fields: SeedFields, exceptId?: string): Promise<void> {
  const other = await tx.seed.findFirst({
    where: { projectId, exactKey: taskKey(fields), ...(exceptId ? { id: { not: exceptId } } : {}) },
    select: { number: true, instruction: true, status: true },
    orderBy: { number: "asc" },
  });
  if (!other) return;
  const key = other.status === "archived" ? "seeds.errors.duplicateArchived" : "seeds.errors.duplicate";
  const beginning = other.instruction.slice(0, 120);
  throw new Refusal("conflict", key, {
    values: { number: other.number, instruction: beginning === other.instruction ? beginning : `${beginning}…` },
    fields: { instruction: key },
    data: { reason: "duplicate", number: other.number },
  });
}
