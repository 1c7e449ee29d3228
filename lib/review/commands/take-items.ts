import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { drawKnown } from "../known-draw.ts";
import { knownPlaces } from "../known-places.ts";
import { describeQueue, type QueueState } from "../queries/describe-queue.ts";
import { findKnown } from "../queries/find-known.ts";
import { findStanding, type Standing } from "../queries/find-standing.ts";
import { findGiven, findWaiting, type Search } from "../queries/find-waiting.ts";
import { loadReviewItems, type ReviewItem } from "../queries/load-review-items.ts";
import type { TakeInput } from "../schema.ts";
import {
  countServed,
  forgetSettled,
  leaseFirst,
  leaseItems,
  leaseKnown,
  leaseSeconds,
  type Placed,
} from "./lease-items.ts";

/** The next items of the queue, for how long they are the reviewer's, and how the queue stands. */
export type Taken = { items: ReviewItem[]; leaseSeconds: number; queue: QueueState };

/** So many more than needed are looked at, as others take from the same end at the same time. */
const spare = 40;
/** How often others may have been quicker before one waits for them. */
const hurriedRounds = 2;
/** How often they may have been quicker in all: whoever comes away with less asks again. */
const mostRounds = 10;

/**
 * Gives the reviewer the next items of the queue and leases them: as many people look at an item at a time as it still takes, and nobody twice.
 * First what they had on their desk, in the order in which they got it; then what waits, in the order of the policy, known items mixed in;
 * last what they set aside. A reviewer who is paused gets nothing.
 */
export async function takeItems(member: Member, { filter: asked, count, held }: TakeInput): Promise<Taken> {
  authorise(member, "review.decide");
  const standing = await findStanding(member);
  // Narrowed to a proposed category, the queue would tell what is hidden.
  const filter = standing.policy.hiddenShare > 0 ? { ...asked, category: undefined } : asked;
  // Once for each time that the desk is opened.
  if (held.length === 0) await forgetSettled(db, member);
  const { ids, served } = standing.paused
    ? { ids: [], served: 0 }
    : await take(member, standing, { filter, without: held, most: count });
  const [items, queue] = await Promise.all([
    loadReviewItems(db, member, ids),
    describeQueue(member, filter, { ...standing, served: standing.served + served }),
  ]);
  return { items, leaseSeconds, queue };
}

/** What a reviewer gets, and how much of it they were never given before. */
type Given = { ids: string[]; served: number };

async function take(member: Member, standing: Standing, search: Search): Promise<Given> {
  // The item that was asked for is shown in any case: decided before, or on somebody else's desk.
  const taken = await findAsked(member, search);
  await lease(member, taken);
  const rest = (): Search => ({
    ...search,
    without: [...search.without, ...taken],
    most: Math.max(0, search.most - taken.length),
  });
  taken.push(...(await lease(member, await findGiven(db, member, standing, rest(), false))));
  const fresh = await takeFresh(member, standing, rest());
  taken.push(...fresh.ids);
  const skipped = (left: Search) => findGiven(db, member, standing, left, true);
  const again = await takeFirst(member, standing, rest(), Array(rest().most).fill(null), skipped);
  return { ids: [...taken, ...again.map(({ id }) => id)], served: fresh.served };
}

/** Leases those of the items that are free, in their order. */
async function lease(member: Member, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const leased = new Set(await db.$transaction((tx) => leaseItems(tx, member, ids)));
  return ids.filter((id) => leased.has(id));
}

async function findAsked(member: Member, { filter, without }: Search): Promise<string[]> {
  if (!filter.item) return [];
  const item = await db.item.findUnique({
    where: { projectId_sequence: { projectId: member.project.id, sequence: filter.item } },
    select: { id: true },
  });
  return item && !without.includes(item.id) ? [item.id] : [];
}

/** Items that the reviewer was never given, known ones among them at their places. */
async function takeFresh(member: Member, standing: Standing, search: Search): Promise<Given> {
  if (search.most === 0) return { ids: [], served: 0 };
  const { has } = knownPlaces(standing.policy.knownShare, drawKnown(member.project.id, member.userId));
  const places = Array.from({ length: search.most }, (_, i) => standing.served + i);
  const forKnown = places.filter(has);
  const known =
    forKnown.length === 0 ? [] : await findKnown(db, member, standing, { ...search, most: forKnown.length });
  const others = places.filter((place) => !forKnown.slice(0, known.length).includes(place));
  const find = (left: Search) => findWaiting(db, member, standing, left);
  const fresh = await takeFirst(member, standing, search, others, find);
  // Known items come among others, and none after the last: there is nothing then that it could be taken for.
  const enough = others.length > 0 ? fresh.length === others.length : (await find({ ...search, most: 1 })).length > 0;
  const last = enough ? Number.POSITIVE_INFINITY : (fresh.at(-1)?.place ?? -1);
  const mixedIn = await leaseKnown(
    db,
    member,
    known.map((id, i) => ({ id, place: forKnown[i] as number })).filter(({ place }) => place < last),
  );
  await countServed(db, member, fresh.length, mixedIn.length);
  const given = [...fresh, ...mixedIn].sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  return { ids: given.map(({ id }) => id), served: given.length };
}

/**
 * Leases the first of what `find` finds, as many as there are places. Others take from the same end at the same time: what they hold at this
 * moment is passed over at first, and waited for where nothing else is left.
 */
async function takeFirst(
  member: Member,
  { policy }: Standing,
  search: Search,
  places: readonly (number | null)[],
  find: (search: Search) => Promise<string[]>,
): Promise<Placed[]> {
  const taken: Placed[] = [];
  for (let round = 0; taken.length < places.length && round < mostRounds; round++) {
    const patient = round >= hurriedRounds;
    const left = places.slice(taken.length);
    const without = [...search.without, ...taken.map(({ id }) => id)];
    const found = await find({ ...search, without, most: left.length + (patient ? 0 : spare) });
    if (found.length === 0) break;
    taken.push(...(await db.$transaction((tx) => leaseFirst(tx, member, policy, found, left, patient))));
  }
  return taken;
}
