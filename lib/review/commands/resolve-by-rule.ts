import { readDuplicateGroups } from "#lib/items/queries/read-duplicate-groups.ts";
import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { describeResolution } from "../queries/describe-resolution.ts";
import type { ResolutionState, ResolveByRuleInput } from "../resolution-schema.ts";
import { sendResolution } from "./send-resolution.ts";
import { workOffResolution } from "./work-off-resolution.ts";

/** What is resolved while the person waits, counted in members of groups; more is a worker's. */
const mostAtOnce = 2_000;

/**
 * Lets a rule decide over all groups of a look at a threshold, as the person saw them: see planGroup. What has changed since is passed
 * over. A large one goes on in a worker; its row tells how far it is. The same id again is the same resolution.
 * @throws Refusal `conflict` where a newer look has taken the place of that one
 */
export async function resolveByRule(member: Member, input: ResolveByRuleInput): Promise<ResolutionState> {
  authorise(member, "duplicates.resolve");
  const { id, scanId, threshold, rule, mergeTags } = input;
  const projectId = member.project.id;
  const known = await db.duplicateResolution.findUnique({ where: { id }, select: { id: true } });
  if (!known) {
    const groups = await readDuplicateGroups(db, projectId, { threshold, scanId });
    if (!groups) throw new Refusal("conflict", "duplicates.errors.lookGone");
    await db.$transaction(async (tx) => {
      // A newer look that is kept at this moment would take this one away before the rule is worked out.
      const held = await tx.$queryRaw<unknown[]>`SELECT 1 FROM similarity_scans WHERE id = ${scanId}::uuid FOR SHARE`;
      if (held.length === 0) throw new Refusal("conflict", "duplicates.errors.lookGone");
      const { count } = await tx.duplicateResolution.createMany({
        data: [
          {
            id,
            projectId,
            rule,
            threshold,
            scanId,
            status: "planning",
            mergeTags,
            groups: 0,
            total: groups.keys.length,
            madeBy: member.userId,
          },
        ],
        skipDuplicates: true,
      });
      if (count === 0) return;
      const detail = { rule, threshold, groups: groups.starts.length - 1 };
      await recordAudit({ projectId, actorId: member.userId, action: "duplicates.resolve", subject: id, detail }, tx);
    });
    if (groups.keys.length <= mostAtOnce) await workOffResolution(id);
    else await sendResolution(id);
  }
  return describeResolution(member, id);
}
