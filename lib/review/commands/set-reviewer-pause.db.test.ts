import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { listReviewers } from "../queries/list-reviewers.ts";
import { setReviewerPause } from "./set-reviewer-pause.ts";

let cleo: Member;
let ana: Member;

beforeEach(async () => {
  cleo = await createTestMember({ role: "curator" });
  ana = await createTestMember({ role: "annotator", project: cleo.project });
});

const pause = (member: Member, paused: boolean, by = cleo) => setReviewerPause(by, { userId: member.userId, paused });
const shown = async (member: Member) => (await listReviewers(cleo)).find(({ userId }) => userId === member.userId);
const audited = () =>
  db.auditEvent.findMany({
    where: { projectId: cleo.project.id },
    orderBy: { at: "asc" },
    select: { action: true, subject: true },
  });

/** Answers of Ana to known items, the oldest first. */
async function answer(...right: boolean[]): Promise<void> {
  const ids = await insertBenchItems(cleo.project.id, right.length, { seed: randomUUID() });
  for (const [i, itemId] of ids.entries()) {
    await db.decision.create({
      data: {
        ...{ id: randomUUID(), projectId: cleo.project.id, itemId, itemVersion: 1, verdict: "approve", category: "QA" },
        ...{ reviewerId: ana.userId, reasons: [], kind: "known", right: right[i] ?? null, createdAt: new Date() },
      },
    });
  }
}

describe("pausing reviewers", () => {
  it("lists who may decide, with known items answered right, all and the latest", async () => {
    await createTestMember({ role: "viewer", project: cleo.project });
    // The first policy looks at the latest ten.
    await answer(false, false, ...Array.from({ length: 9 }, () => true), false);
    expect(await listReviewers(cleo)).toHaveLength(2);
    expect(await shown(ana)).toMatchObject({
      decisions: 0,
      known: { right: 9, of: 12 },
      latest: { right: 9, of: 10 },
      pausedAt: null,
    });
  });

  it("pauses and lets go on, and from then on known items count anew", async () => {
    await answer(false, false);
    await pause(ana, true);
    expect(await shown(ana)).toMatchObject({ pausedAt: expect.any(Date) });
    await pause(ana, false);
    await answer(true);
    expect(await shown(ana)).toMatchObject({ pausedAt: null, known: { right: 1, of: 3 }, latest: { right: 1, of: 1 } });
    expect(await audited()).toEqual([
      { action: "review.pause", subject: ana.name },
      { action: "review.resume", subject: ana.name },
    ]);
  });

  it("does nothing twice, and nothing to who is not paused", async () => {
    await pause(ana, false);
    await Promise.all([pause(ana, true), pause(ana, true)]);
    expect((await audited()).map((line) => line.action)).toEqual(["review.pause"]);
  });

  it("is for curators and admins, and for people of the project", async () => {
    const stranger = await createTestMember();
    await expect(pause(ana, false, ana)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listReviewers(ana)).rejects.toMatchObject({ code: "forbidden" });
    await expect(pause(stranger, true)).rejects.toMatchObject({ code: "not-found" });
    await expect(pause(ana, true, stranger)).rejects.toMatchObject({ code: "not-found" });
  });
});
