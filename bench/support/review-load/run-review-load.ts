import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "#lib/algorithms/random.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import { followPolicy } from "#lib/review/testing/make-disputed.ts";
import { signInCookie } from "#lib/session/testing/sign-in-cookie.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { DeskRequests, type Site } from "./desk-requests.ts";
import { noWork, SimulatedReviewer, type Work } from "./simulated-reviewer.ts";

/** How many people review how much, and what befalls them. */
export type ReviewLoad = {
  reviewers: number;
  items: number;
  /** Time that a reviewer takes over an item, on average, in milliseconds. */
  thinkMs: number;
  /** How many reviewers lose their browser in the middle, without letting their items go. */
  killed: number;
  /** How many times as often as usual reviewers skip, undo, hold or lose the connection; 1 is usual. */
  mishaps?: number;
  /** Where requests go. */
  addresses: () => readonly string[];
  /** Called once a third of the decisions are there: kills a web process, and starts it again. */
  crash: () => Promise<void>;
  /** Ends the whole where it does not come to an end. */
  signal: AbortSignal;
};

/** What it came to. */
export type ReviewLoadFound = {
  /** Decisions that the server has said to have and has not, and reviewers that an item lacks. */
  lost: number;
  /** Decisions that count, or stand, beyond one for each of two people an item. */
  doubled: number;
  /** Decisions that came when two had decided already. */
  surplus: number;
  decisions: number;
  disputed: number;
  decisionTimes: number[];
  takeTimes: number[];
  dropped: number;
  undone: number;
  skipped: number;
  wallMs: number;
};

const each = 2;

/**
 * Simulated reviewers over real HTTP sessions against one queue in which two people decide each item, until nobody is waited for. Some lose their
 * browser in the middle and go on in another after a while, half of them with the decisions that the old one had not sent: their leases
 * are still theirs then, so nothing has to be waited for.
 */
export async function runReviewLoad(load: ReviewLoad): Promise<ReviewLoadFound> {
  const lead = await createTestMember({ role: "admin" });
  const { project } = lead;
  await followPolicy(lead, { rule: "majority", reviewers: each, mostReviewers: each });
  await insertBenchItems(project.id, load.items, { approved: 0, rejected: 0 });
  const people: Member[] = [];
  for (let i = 0; i < load.reviewers; i++) people.push(await createTestMember({ role: "annotator", project }));

  const over = new AbortController();
  const works = people.map(noWork);
  const site = siteOf(project.slug, load.addresses);
  const started = performance.now();
  const sitting = (person: Member, work: Work, random: () => number) => async (killed: AbortSignal) => {
    const { name, value } = await signInCookie(person.userId);
    const desk = new DeskRequests(site, `${name}=${value}`, person.userId);
    const { thinkMs, mishaps = 1 } = load;
    const reviewer = new SimulatedReviewer({ userId: person.userId, desk, work, random, thinkMs, mishaps });
    await reviewer.workUntil(() => over.signal.aborted, killed);
  };
  const working = people.map(async (person, i) => {
    const work = works[i] as Work;
    const random = seededRandom(`reviewer ${i}`);
    const sit = sitting(person, work, random);
    if (i < load.killed) {
      await dies(sit, load.items, random, project.id);
      // The other half comes back at another machine: what the first had not sent is not there.
      if (i % 2 === 1) work.unsent.splice(0);
      await wait(500 + 2_000 * random());
    }
    await sit(new AbortController().signal);
  });
  const failure = Promise.all(working).then(() => new Promise<never>(() => {}));
  const course = async () => {
    const signal = AbortSignal.any([over.signal, load.signal]);
    await until(async () => (await countDecisions(project.id)) >= (load.items * each) / 3, signal);
    await load.crash();
    await until(() => isDone(project.id), signal);
  };
  try {
    await Promise.race([course(), failure]);
  } finally {
    over.abort();
    await Promise.allSettled(working);
  }
  await Promise.all(working);
  return { ...(await check(project.id, works, load.items)), ...addUp(works), wallMs: performance.now() - started };
}

/** Requests spread over the addresses; one that gives no answer is left for the next. */
function siteOf(slug: string, addresses: () => readonly string[]): Site {
  let turn = 0;
  return {
    slug,
    address: (tried) => {
      const others = addresses().filter((address) => address !== tried);
      const address = others[turn++ % others.length] ?? tried;
      if (address === undefined) throw new Error("There is no web process to ask");
      return address;
    },
  };
}

/** A sitting that ends from one moment to the next, at a time of its own between a tenth and a half of all decisions. */
async function dies(
  sit: (killed: AbortSignal) => Promise<void>,
  items: number,
  random: () => number,
  projectId: string,
): Promise<void> {
  const ending = new AbortController();
  const at = items * each * (0.1 + 0.4 * random());
  const sat = sit(ending.signal);
  let isOver = false;
  void sat
    .catch(() => {})
    .finally(() => {
      isOver = true;
    });
  while (!isOver && (await countDecisions(projectId)) < at) await wait(100);
  ending.abort();
  await sat;
}

function countDecisions(projectId: string): Promise<number> {
  return db.decision.count({ where: { projectId, revokedAt: null } });
}

async function until(holds: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!(await holds())) {
    signal.throwIfAborted();
    await wait(100);
  }
}

async function isDone(projectId: string): Promise<boolean> {
  return (await db.item.count({ where: { projectId, status: "pending", disputed: false } })) === 0;
}

function addUp(works: readonly Work[]) {
  const sum = (of: (work: Work) => number) => works.reduce((total, work) => total + of(work), 0);
  return {
    decisionTimes: works.flatMap(({ decisionTimes }) => decisionTimes),
    takeTimes: works.flatMap(({ takeTimes }) => takeTimes),
    dropped: sum(({ dropped }) => dropped),
    undone: sum(({ undone }) => undone),
    skipped: sum(({ skipped }) => skipped),
  };
}

/** Counts what is in the database against what the browsers were told. */
async function check(projectId: string, works: readonly Work[], items: number) {
  const decisions = await db.decision.findMany({
    where: { projectId },
    select: { id: true, itemId: true, reviewerId: true, revokedAt: true, counted: true, kind: true },
  });
  const standing = new Map(
    decisions.filter(({ revokedAt, kind }) => revokedAt === null && kind === "review").map((each) => [each.id, each]),
  );
  const acknowledged = works.flatMap((work) => [...work.acknowledged]);
  let lost = acknowledged.filter(([id, itemId]) => standing.get(id)?.itemId !== itemId).length;
  let doubled = 0;
  const byItem = new Map<string, { reviewers: Set<string>; counted: number; standing: number }>();
  for (const { itemId, reviewerId, counted } of standing.values()) {
    const of = byItem.get(itemId) ?? { reviewers: new Set(), counted: 0, standing: 0 };
    byItem.set(itemId, of);
    of.reviewers.add(reviewerId);
    of.standing++;
    if (counted) of.counted++;
  }
  for (const of of byItem.values()) {
    lost += Math.max(0, each - of.counted);
    doubled += Math.max(0, of.counted - each) + (of.standing - of.reviewers.size);
  }
  lost += each * (items - byItem.size);
  const disputed = await db.item.count({ where: { projectId, disputed: true } });
  const surplus = [...standing.values()].filter(({ counted }) => !counted).length;
  return { lost, doubled, surplus, decisions: standing.size, disputed };
}
