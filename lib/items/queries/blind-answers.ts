import { Prisma } from "#lib/platform/db.ts";

/**
 * Whether agreement is measured on an item `i`: more than one reviewer was asked, and all of them have decided. Those that wait for an
 * adjudicator are among them, or agreement would be counted without its failures; nothing is told of them one by one.
 */
export const comparedItemSql: Prisma.Sql = Prisma.sql`(i.settled_at IS NOT NULL AND i.wanted > 1 AND i.given >= i.wanted)`;

/**
 * Whether a decision of an item `i` is an answer that agreement is measured by: what its reviewer said before seeing what others did, if
 * they were among those whom the policy asks of every such item.
 *
 * - Blind: a review that stood when the item was complete, whatever they came to think later. There is at most one by item and reviewer, as
 *   all of them are from before that moment and one stands at a time. Surplus decisions come after it, so they are not blind.
 * - Not added: whom disagreement added was asked because others disagreed. With their answers, items on which people disagree would
 *   weigh more, and those with the fewest answers would be those on which all agree.
 * @param decision the alias of the decision
 */
export function blindAnswerSql(decision: "d" | "other"): Prisma.Sql {
  const d = Prisma.raw(decision);
  return Prisma.sql`(${d}.kind = 'review' AND ${d}.blind AND NOT ${d}.added AND (${d}.revoked_at IS NULL OR ${d}.revoked_at > i.settled_at))`;
}
