import { beforeEach, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createSeed } from "#lib/seeds/commands/create-seed.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { usualChecks } from "../override.ts";
import { projectIndexes } from "../queries/project-indexes.ts";
import type { ItemOrigin } from "../schema.ts";
import { insertTexts } from "../testing/insert-texts.ts";
import { inAdmission, lockProject } from "./admission.ts";
import { type Arrival, admit } from "./admit.ts";

let projectId: string;

beforeEach(async () => {
  const member = await createTestMember();
  projectId = member.project.id;
  await createSeed(member, seedFields.parse({ instruction: "List three side effects of metformin." }));
});

const arrival = (instruction: string, more: { origin?: ItemOrigin; input?: string } = {}): Arrival => ({
  ...{ origin: "import", instruction, input: "", output: "An output.", category: "QA", rawCategory: null },
  ...{ kind: "k", reason: "", runId: null, callId: null, position: 0, ...more },
});

const rules = { gate: () => null, checksOf: () => usualChecks("rouge") };

/** Admits arrivals in one transaction. @returns what became of each, by its rule or as "in" */
async function bring(arrivals: Arrival[], atEnd: () => void = () => {}): Promise<string[]> {
  const fates: string[] = [];
  await inAdmission(projectId, ["rouge"], async (admission) => {
    const before = await lockProject(admission, arrivals.length);
    await admit(admission, before, arrivals, rules, (admitted) => {
      fates.push("rule" in admitted ? admitted.rule : "in");
    });
    atEnd();
  });
  return fates;
}

it("arrivals that come from no call are admitted like any, each with what it is a duplicate of", async () => {
  const fates = await bring([
    arrival("List four side effects of metformin."),
    arrival("Describe how a skin graft is taken."),
    arrival("Describe how the skin graft is taken."),
    arrival("Describe  how a skin graft is taken."),
  ]);
  expect(fates).toEqual(["nearDuplicate", "in", "nearDuplicate", "exactDuplicate"]);
  const seed = await db.seed.findFirstOrThrow({ where: { projectId } });
  const item = await db.item.findFirstOrThrow({ where: { projectId }, include: { versions: true } });
  expect(item).toMatchObject({ origin: "import", callId: null, proposedCategory: "QA", sequence: seed.sequence + 2n });
  expect(item.versions).toMatchObject([{ change: "admitted", override: null, sequence: item.sequence }]);
  const rejections = await db.rejection.findMany({ where: { projectId }, orderBy: { sequence: "asc" } });
  expect(rejections.map((row) => [row.neighbourSeedId, row.neighbourItemId])).toEqual([
    [seed.id, null],
    [null, item.id],
    [null, item.id],
  ]);
});

it("items from a corpus share their instruction, and are told apart by their input", async () => {
  const claim = (input: string) => arrival("Is this claim true?", { origin: "corpus", input });
  const fates = await bring([
    claim("Smoking makes most wounds heal late."),
    claim("Furosemide is a loop diuretic of old."),
    claim("Smoking makes most wounds heal badly."),
  ]);
  expect(fates).toEqual(["in", "in", "nearDuplicate"]);
});

it("what was not committed stands in nobody's way, and what comes after it is found", async () => {
  const graft = "Describe how a skin graft is taken.";
  const fail = () => {
    throw new Error("away");
  };
  await expect(bring([arrival(graft), arrival("Name two loop diuretics.")], fail)).rejects.toThrow("away");
  expect(await db.item.count({ where: { projectId } })).toBe(0);
  expect(await bring([arrival(graft)])).toEqual(["in"]);
  expect(await bring([arrival("Describe how the skin graft is taken.")])).toEqual(["nearDuplicate"]);
});

it("an index that knows of more than has happened, as after a backup was read back, is made anew", async () => {
  const graft = "Describe how a skin graft is taken.";
  expect(await bring([arrival(graft)])).toEqual(["in"]);
  await db.$transaction(async (tx) => {
    // Versions are never deleted but by who sets everything back.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`DELETE FROM item_versions v USING items i WHERE i.id = v.item_id AND i.project_id = ${projectId}::uuid`;
    await tx.item.deleteMany({ where: { projectId } });
    await tx.project.update({ where: { id: projectId }, data: { sequence: { decrement: 1 } } });
  });
  await expect(bring([arrival(graft)])).rejects.toThrow("set back");
  expect(await bring([arrival(graft)])).toEqual(["in"]);
});

it("an index that nobody has asked for long is caught up before anybody waits for it", async () => {
  const held = await projectIndexes.get(projectId, "rouge");
  const [key] = (await insertTexts(projectId, ["Describe how a skin graft is taken."])) as [number];
  held.followedAt = Date.now() - 60_000;
  await inAdmission(projectId, ["rouge"], async ({ indexes }) => {
    expect(indexes.get("rouge")?.upTo).toBe(key);
  });
});

it("rules that need an index which the admission was not begun with are refused, and nothing passes by them", async () => {
  const unicode = { gate: () => null, checksOf: () => usualChecks("unicode") };
  const begun = inAdmission(projectId, ["rouge"], async (admission) => {
    const before = await lockProject(admission, 1);
    await admit(admission, before, [arrival("Name two loop diuretics.")], unicode, () => {});
  });
  await expect(begun).rejects.toThrow("no index");
  expect(await db.item.count({ where: { projectId } })).toBe(0);
});
