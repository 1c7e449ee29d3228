import { type Db, db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { fieldsOf } from "../queries/find-seed.ts";
import { differingFields, isComplete, type SeedFields, type SeedStatus } from "../schema.ts";
import { refuseDuplicate } from "./refuse-duplicate.ts";
import { holdSeed, writeRevision } from "./write-revision.ts";

/** What somebody else saved meanwhile: comes with the refusal of a save made from an older revision. */
export type NewerRevision = {
  reason: "changed";
  revision: number;
  fields: SeedFields;
  savedBy: string | null;
  savedAt: string;
};

/** A save that went through: the current revision's number and status. `unchanged`: there was nothing to save. */
export type SavedSeed = { revision: number; status: SeedStatus; unchanged: boolean };

/**
 * Saves a seed's fields as its next revision.
 * @throws Refusal `conflict` where somebody saved other text since `baseRevision` (data: {@link NewerRevision}), where it is archived, or
 *   where it would be the same task as another seed.
 */
export async function reviseSeed(
  member: Member,
  { number, baseRevision, fields }: { number: number; baseRevision: number; fields: SeedFields },
): Promise<SavedSeed> {
  authorise(member, "seeds.edit");
  return db.$transaction(async (tx) => {
    const seed = await holdSeed(tx, member, number);
    const current = fieldsOf(seed);
    if (differingFields(current, fields).length === 0) {
      return { revision: seed.revision, status: seed.status, unchanged: true };
    }
    if (seed.revision !== baseRevision) await refuseOtherText(tx, seed, baseRevision);
    if (seed.status === "archived") {
      throw new Refusal("conflict", "seeds.errors.archived", { values: { number }, data: { reason: "archived" } });
    }
    await refuseDuplicate(tx, member.project.id, fields, seed.id);
    const status = isComplete(fields) ? "active" : "draft";
    const revision = await writeRevision(tx, member, seed, { fields, status, change: "edited" });
    return { revision, status, unchanged: false };
  });
}

/** Revisions that only archived and brought back leave the text alone, and nobody is troubled by them. */
export async function refuseOtherText(
  tx: Db,
  seed: SeedFields & { id: string; number: number; revision: number },
  baseRevision: number,
  message: "seeds.errors.changed" | "seeds.errors.changedMeanwhile" = "seeds.errors.changed",
): Promise<void> {
  const revisions = await tx.seedRevision.findMany({
    where: { seedId: seed.id, number: { in: [baseRevision, seed.revision] } },
    include: { author: { select: { name: true } } },
  });
  const base = revisions.find((revision) => revision.number === baseRevision);
  if (base && differingFields(fieldsOf(base), fieldsOf(seed)).length === 0) return;
  const latest = revisions.find((revision) => revision.number === seed.revision);
  const data: NewerRevision = {
    reason: "changed",
    revision: seed.revision,
    fields: fieldsOf(seed),
    savedBy: latest?.author?.name ?? null,
    savedAt: (latest?.createdAt ?? new Date()).toISOString(),
  };
  throw new Refusal("conflict", message, { values: { number: seed.number }, data });
}
