import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { SeedFields, SeedStatus } from "../schema.ts";

/** A seed as it stands now, and who saved it last. */
export type SeedView = {
  number: number;
  status: SeedStatus;
  revision: number;
  fields: SeedFields;
  /** Null where the starter seeds or somebody no longer known made it. */
  savedBy: string | null;
  savedAt: Date;
};

/** The project's seed of this number, or null. */
export async function findSeed(member: Member, number: number): Promise<SeedView | null> {
  authorise(member, "seeds.view");
  if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) return null;
  const seed = await db.seed.findUnique({ where: { projectId_number: { projectId: member.project.id, number } } });
  if (!seed) return null;
  const saved = await db.seedRevision.findUnique({
    where: { seedId_number: { seedId: seed.id, number: seed.revision } },
    select: { createdAt: true, author: { select: { name: true } } },
  });
  return {
    number,
    status: seed.status,
    revision: seed.revision,
    fields: fieldsOf(seed),
    savedBy: saved?.author?.name ?? null,
    savedAt: saved?.createdAt ?? seed.updatedAt,
  };
}

/** The fields of a row of seeds or seed_revisions. */
export function fieldsOf({ instruction, input, output, category, kind, tags, notes }: SeedFields): SeedFields {
  return { instruction, input, output, category, kind, tags, notes };
}
