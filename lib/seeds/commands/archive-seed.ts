import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { fieldsOf } from "../queries/find-seed.ts";
import { isComplete } from "../schema.ts";
import type { SavedSeed } from "./revise-seed.ts";
import { holdSeed, writeRevision } from "./write-revision.ts";

/** Sets a seed aside: no run draws it any more. Seeds are never deleted. Archiving twice does it once. */
export async function archiveSeed(member: Member, { number }: { number: number }): Promise<SavedSeed> {
  authorise(member, "seeds.edit");
  return db.$transaction(async (tx) => {
    const seed = await holdSeed(tx, member, number);
    if (seed.status === "archived") return { revision: seed.revision, status: seed.status, unchanged: true };
    const next = { fields: fieldsOf(seed), status: "archived", change: "archived" } as const;
    return { revision: await writeRevision(tx, member, seed, next), status: "archived", unchanged: false };
  });
}

/** Brings a seed back from the archive, as a draft where it is incomplete. */
export async function unarchiveSeed(member: Member, { number }: { number: number }): Promise<SavedSeed> {
  authorise(member, "seeds.edit");
  return db.$transaction(async (tx) => {
    const seed = await holdSeed(tx, member, number);
    if (seed.status !== "archived") return { revision: seed.revision, status: seed.status, unchanged: true };
    const status = isComplete(seed) ? "active" : "draft";
    const revision = await writeRevision(tx, member, seed, { fields: fieldsOf(seed), status, change: "unarchived" });
    return { revision, status, unchanged: false };
  });
}
