import { db } from "#lib/platform/db.ts";
import { keepByCost } from "#lib/platform/keep-by-cost.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { lastDays } from "../days.ts";

/** A person's reviews by day. */
export type PersonReviews = { userId: string; name: string; counts: number[] };

/** Reviews by person and day. */
export type Reviews = {
  /** Calendar days in UTC, oldest first. */
  days: string[];
  /** Who decided most comes first; people without any are left out. */
  people: PersonReviews[];
};

const daysShown = 14;

/**
 * Decisions that stand, by the person and the day (UTC) on which they were made, of the last 14 days. Read from an
 * index of these days alone; where that takes long, kept for a while as the counts of items are.
 */
export async function listReviews(member: Member): Promise<Reviews> {
  authorise(member, "items.view");
  return countKept(member.project.id);
}

const countKept = keepByCost(count);

async function count(projectId: string): Promise<Reviews> {
  const now = new Date();
  const calendar = lastDays(daysShown, now);
  const rows = await db.$queryRaw<{ userId: string; name: string; day: string; reviews: number }[]>`
    SELECT d.reviewer_id AS "userId", u.name, d.day, d.reviews FROM (
      SELECT reviewer_id, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS reviews
      FROM decisions
      WHERE project_id = ${projectId}::uuid AND revoked_at IS NULL
        AND created_at >= ${new Date(`${calendar[0]}T00:00:00Z`)} AND created_at <= ${now}
      GROUP BY reviewer_id, day
    ) d JOIN users u ON u.id = d.reviewer_id`;
  const people = new Map<string, PersonReviews>();
  for (const { userId, name, day, reviews } of rows) {
    const person = people.get(userId) ?? { userId, name, counts: calendar.map(() => 0) };
    person.counts[calendar.indexOf(day)] = reviews;
    people.set(userId, person);
  }
  const total = ({ counts }: PersonReviews) => counts.reduce((sum, count) => sum + count, 0);
  return {
    days: calendar,
    people: [...people.values()].sort((a, b) => total(b) - total(a) || a.name.localeCompare(b.name)),
  };
}
