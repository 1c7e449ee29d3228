import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import type { Category } from "../schema.ts";
import { insertBenchItems } from "../testing/insert-bench-items.ts";
import { insertItems } from "./insert-arrivals.ts";
import { keepProposals } from "./keep-proposals.ts";

let member: Member;
let itemId: string;

beforeEach(async () => {
  member = await createTestMember();
  [itemId] = (await insertBenchItems(member.project.id, 1, { approved: 0, rejected: 0 })) as [string];
  await db.item.update({ where: { id: itemId }, data: { proposedCategory: null, kind: "" } });
});

const propose = (model: string, category: Category | null, promptVersion = "1") =>
  db.$transaction((tx) =>
    keepProposals(tx, [
      {
        ...{ projectId: member.project.id, itemId, itemVersion: null, runId: randomUUID(), callId: randomUUID() },
        ...{ model, promptVersion, category, rawCategory: category ?? "other", kind: "", reason: "" },
      },
    ]),
  );
const uncertainty = async () => (await db.item.findUniqueOrThrow({ where: { id: itemId } })).uncertainty;

describe("how unsure models are of an item", () => {
  it("is nothing where all say the same", async () => {
    await propose("a", "QA");
    await propose("b", "QA");
    expect(await uncertainty()).toBe(0);
  });

  it("is the share of those that do not name the most frequent category", async () => {
    await propose("a", "QA");
    await propose("b", "IE");
    expect(await uncertainty()).toBe(0.5);
    await propose("c", "QA");
    expect(await uncertainty()).toBeCloseTo(1 / 3);
  });

  it("counts each model and version of the prompt once, by what it proposed last", async () => {
    await propose("a", "QA");
    await propose("b", "IE");
    await propose("b", "QA");
    expect(await uncertainty()).toBe(0);
    await propose("b", "GEN", "2");
    expect(await uncertainty()).toBeCloseTo(1 / 3);
  });

  it("takes none of the four for no agreement", async () => {
    await propose("a", null);
    await propose("b", null);
    expect(await uncertainty()).toBe(1);
    await propose("c", "QA");
    expect(await uncertainty()).toBeCloseTo(2 / 3);
  });

  it("is all there is where an item comes without a category, and nothing where it comes with one", async () => {
    const row = (sequence: number, proposedCategory: Category | null) => ({
      ...{ id: randomUUID(), origin: "import" as const, runId: null, callId: null, position: 0, sequence },
      ...{ instruction: `Name ${sequence}.`, input: "", output: "x", kind: "", reason: "", exactKey: `${sequence}` },
      ...{ proposedCategory, rawCategory: null, rejectionId: null, change: "admitted" as const },
      ...{ editorId: null, override: null },
    });
    await insertItems(db, member.project.id, [row(100, null), row(101, "QA")]);
    const items = await db.item.findMany({ where: { sequence: { in: [100, 101] } }, orderBy: { sequence: "asc" } });
    expect(items.map((item) => item.uncertainty)).toEqual([1, 0]);
  });
});
