import { type Db, db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type AssignmentRow, projectAssignments } from "../queries/list-assignments.ts";
import { projectReviewers } from "../queries/project-reviewers.ts";
import type { AssignmentsInput } from "../setup-schema.ts";
import { holdReviewSettings } from "./hold-review-settings.ts";

/**
 * Saves who reviews which share of the queue, in place of what held before. Nothing is saved where nothing differs.
 * @throws Refusal `conflict` where somebody else has changed the assignments since; `not-found` for a person who does not
 * review in the project, and for a run that is not the project's
 */
export async function saveAssignments(member: Member, { base, rows }: AssignmentsInput): Promise<void> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  await db.$transaction(async (tx) => {
    await holdReviewSettings(tx, projectId);
    const before = await projectAssignments(tx, projectId);
    if (base.join() !== before.map((row) => row.id).join()) {
      throw new Refusal("conflict", "reviewSetup.assignments.errors.changed");
    }
    const wanted = await resolved(tx, projectId, rows);
    if (plain(before) === plain(wanted)) return;
    await tx.reviewAssignment.deleteMany({ where: { projectId } });
    await tx.reviewAssignment.createMany({
      data: wanted.map(({ userId, share, category, runId }, position) => ({
        ...{ projectId, userId, share, category, runId, position },
      })),
    });
    const detail = { assignments: { from: inWords(before), to: inWords(wanted) } };
    await recordAudit({ projectId, actorId: member.userId, action: "review.assignments", detail }, tx);
  });
}

type Resolved = Omit<AssignmentRow, "id"> & { runId: string | null };

async function resolved(tx: Db, projectId: string, rows: AssignmentsInput["rows"]): Promise<Resolved[]> {
  const people = await projectReviewers(tx, projectId);
  const runs = await tx.expansionRun.findMany({
    where: { projectId, number: { in: rows.flatMap((row) => row.run ?? []) } },
    select: { id: true, number: true },
  });
  return rows.map((row, i) => {
    const person = people.find(({ userId }) => userId === row.userId);
    const run = runs.find(({ number }) => number === row.run);
    if (!person) throw missing(`rows.${i}.userId`, "reviewSetup.assignments.errors.person");
    if (row.run !== null && !run) throw missing(`rows.${i}.run`, "reviewSetup.assignments.errors.run");
    return { ...row, name: person.name, runId: run?.id ?? null };
  });
}

function missing(field: string, message: string): Refusal {
  return new Refusal("not-found", message, { fields: { [field]: message } });
}

type Plain = Pick<AssignmentRow, "userId" | "name" | "share" | "category" | "run">;

function plain(rows: readonly Plain[]): string {
  return JSON.stringify(rows.map(({ userId, share, category, run }) => [userId, share, category, run]));
}

/** For the audit log, such as "Ana 50 %, Ben 50 % QA, Cai 100 % #3". */
function inWords(rows: readonly Plain[]): string {
  return rows
    .map(({ name, share, category, run }) => [name, `${share} %`, category, run === null ? null : `#${run}`])
    .map((parts) => parts.filter((part) => part !== null).join(" "))
    .join(", ");
}
