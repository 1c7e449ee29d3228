import { db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { fieldsOf } from "../queries/find-seed.ts";
import { differingFields, isComplete } from "../schema.ts";
import { refuseDuplicate } from "./refuse-duplicate.ts";
import { refuseOtherText, type SavedSeed } from "./revise-seed.ts";
import { holdSeed, writeRevision } from "./write-revision.ts";

/**
 * Brings back the text of an earlier revision, as the seed's next one.
 * @throws Refusal as a save does, and `not-found` where the seed has no such revision.
 */
export async function restoreRevision(
  member: Member,
  { number, revision, baseRevision }: { number: number; revision: number; baseRevision: number },
): Promise<SavedSeed> {
  authorise(member, "seeds.edit");
  return db.$transaction(async (tx) => {
    const seed = await holdSeed(tx, member, number);
    const earlier = await tx.seedRevision.findUnique({
      where: { seedId_number: { seedId: seed.id, number: revision } },
    });
    if (!earlier) throw notFound();
    const fields = fieldsOf(earlier);
    if (differingFields(fieldsOf(seed), fields).length === 0) {
      return { revision: seed.revision, status: seed.status, unchanged: true };
    }
    if (seed.revision !== baseRevision) await refuseOtherText(tx, seed, baseRevision, "seeds.errors.changedMeanwhile");
    if (seed.status === "archived") {
      throw new Refusal("conflict", "seeds.errors.archived", { values: { number }, data: { reason: "archived" } });
    }
    await refuseDuplicate(tx, member.project.id, fields, seed.id);
    const status = isComplete(fields) ? "active" : "draft";
    const saved = await writeRevision(tx, member, seed, {
      fields,
      status,
      change: "restored",
      source: String(revision),
    });
    return { revision: saved, status, unchanged: false };
  });
}
