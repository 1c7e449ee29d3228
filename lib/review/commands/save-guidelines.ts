import { db, Prisma } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { GuidelinesInput, GuidelinesRestore } from "../guidelines-schema.ts";
import { findGuidelines, type Guidelines } from "../queries/guidelines.ts";

/** What a save came to: the number of the guidelines in force, and whether they had this text already. */
export type SavedGuidelines = { number: number; unchanged: boolean };

/** What a refused save brings: the version that somebody saved meanwhile. */
export type NewerGuidelines = { reason: "changed" } & Guidelines;

/**
 * Saves the next version of the project's guidelines. A text that is the current version's already is none.
 * @throws Refusal `conflict` with {@link NewerGuidelines} where somebody saved another version than `baseNumber` meanwhile
 */
export async function saveGuidelines(member: Member, input: GuidelinesInput): Promise<SavedGuidelines> {
  authorise(member, "guidelines.edit");
  const current = await findGuidelines(member);
  if (current?.body === input.body) return { number: current.number, unchanged: true };
  if (current && current.number !== input.baseNumber) throw changedMeanwhile(current);
  return add(member, (current?.number ?? 0) + 1, input, {});
}

/**
 * Makes an older version's text the current one again: as a new version, so nothing is lost.
 * @throws Refusal `not-found` where there is no such version, `conflict` as for a save
 */
export async function restoreGuidelines(
  member: Member,
  { number, baseNumber, note }: GuidelinesRestore,
): Promise<SavedGuidelines> {
  authorise(member, "guidelines.edit");
  const [older, current] = await Promise.all([findGuidelines(member, number), findGuidelines(member)]);
  if (!older || !current) throw notFound();
  if (older.body === current.body) return { number: current.number, unchanged: true };
  if (current.number !== baseNumber) throw changedMeanwhile(current);
  return add(member, current.number + 1, { body: older.body, note }, { restored: number });
}

/** Versions are numbered without gaps: of two who save at once, one finds the number taken. */
async function add(
  member: Member,
  number: number,
  { body, note }: { body: string; note: string },
  detail: { restored?: number },
): Promise<SavedGuidelines> {
  const projectId = member.project.id;
  try {
    await db.$transaction(async (tx) => {
      await tx.guideline.create({ data: { projectId, number, body, note, authorId: member.userId } });
      await recordAudit(
        {
          projectId,
          actorId: member.userId,
          action: "guidelines.save",
          subject: String(number),
          detail: { number, ...detail },
        },
        tx,
      );
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    const newer = await findGuidelines(member);
    if (!newer) throw error;
    if (newer.body === body) return { number: newer.number, unchanged: true };
    throw changedMeanwhile(newer);
  }
  return { number, unchanged: false };
}

function changedMeanwhile(newer: Guidelines): Refusal {
  return new Refusal("conflict", "guidelines.errors.changed", {
    values: { number: newer.number, name: newer.author },
    data: { reason: "changed", ...newer } satisfies NewerGuidelines,
  });
}
