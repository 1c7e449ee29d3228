import { db, Prisma } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { projectRejectReasons } from "../queries/list-reject-reasons.ts";
import { type RejectReasonsInput, shippedReasons, withKeys } from "../reject-reasons.ts";
import type { RejectReason } from "../schema.ts";
import { holdReviewSettings } from "./hold-review-settings.ts";

/**
 * Saves the reasons to reject that the project offers. A reason never goes altogether, as decisions name it: what is left out is
 * retired. Nothing is saved where nothing differs.
 * @throws Refusal `conflict` with the list as it is, where somebody else has changed it since
 */
export async function saveRejectReasons(
  member: Member,
  { base, reasons }: RejectReasonsInput,
): Promise<{ reasons: RejectReason[] }> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    await holdReviewSettings(tx, projectId);
    const before = await projectRejectReasons(tx, projectId);
    if (!same(before, base)) {
      throw new Refusal("conflict", "reviewSetup.reasons.errors.changed", { data: { reasons: before } });
    }
    const after = withKeys(reasons, before);
    if (same(before, after)) return { reasons: before };
    await tx.project.update({
      where: { id: projectId },
      data: { rejectReasons: same(after, shippedReasons) ? Prisma.DbNull : after },
    });
    await recordAudit(
      { projectId, actorId: member.userId, action: "review.reasons", detail: changesOf(before, after) },
      tx,
    );
    return { reasons: after };
  });
}

function same(one: readonly RejectReason[], other: readonly RejectReason[]): boolean {
  const plain = (list: readonly RejectReason[]) =>
    JSON.stringify(list.map(({ key, label, retired }) => [key, label, retired]));
  return plain(one) === plain(other);
}

/** Each reason that differs, by its key: its words while it is offered, else null; and the order of those offered where that differs. */
function changesOf(before: readonly RejectReason[], after: readonly RejectReason[]): Prisma.InputJsonObject {
  const shown = (list: readonly RejectReason[], key: string) => {
    const reason = list.find((each) => each.key === key);
    return reason && !reason.retired ? (reason.label ?? reason.key) : null;
  };
  const changed = after
    .map(({ key }) => [key, { from: shown(before, key), to: shown(after, key) }] as const)
    .filter(([, { from, to }]) => from !== to);
  const order = (list: readonly RejectReason[], other: readonly RejectReason[]) =>
    list
      .map(({ key }) => key)
      .filter((key) => shown(list, key) !== null && shown(other, key) !== null)
      .join(", ");
  const [from, to] = [order(before, after), order(after, before)];
  return { ...Object.fromEntries(changed), ...(from === to ? {} : { order: { from, to } }) };
}
