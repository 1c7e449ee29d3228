import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { currentPolicy } from "./policies.ts";

/** Whether the project hides what models propose from anybody: a queue narrowed to a proposed category would tell it. */
export async function hidesSuggestions(member: Member): Promise<boolean> {
  authorise(member, "review.decide");
  return (await currentPolicy(db, member.project.id)).policy.hiddenShare > 0;
}
