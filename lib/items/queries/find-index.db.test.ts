import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { archiveSeed, unarchiveSeed } from "#lib/seeds/commands/archive-seed.ts";
import { createSeed } from "#lib/seeds/commands/create-seed.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { comparedText } from "../compared-text.ts";
import { insertTexts, type TextItem } from "../testing/insert-texts.ts";
import { findIndex } from "./find-index.ts";
import { listNeighbours } from "./list-neighbours.ts";
import { projectIndexes } from "./project-indexes.ts";
import { readTexts } from "./read-texts.ts";

let member: Member;
let projectId: string;

beforeEach(async () => {
  member = await createTestMember({ role: "viewer" });
  projectId = member.project.id;
});

/** The index once it is there, however busy the machine. */
async function readyIndex() {
  await projectIndexes.get(projectId, "rouge");
  const found = await findIndex(projectId, "rouge");
  if (found.state !== "ready") throw new Error("it was there, and is not");
  return found.index;
}

/** Does something while nobody can read items. */
async function whileShut(work: () => Promise<void>): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE items IN ACCESS EXCLUSIVE MODE`;
    await work();
  });
}

describe("a project's index for a screen", () => {
  it("is current each time it is asked for", async () => {
    const [first] = (await insertTexts(projectId, ["List three side effects of metformin."])) as [number];
    const find = async () => (await readyIndex()).mostSimilar("List the side effects of metformin.", 5);
    expect((await find()).map(({ key }) => key)).toEqual([first]);
    const [second] = (await insertTexts(projectId, ["List the side effects of metformin."])) as [number];
    expect((await find()).map(({ key }) => key)).toEqual([second, first]);
  });

  it("that takes longer says how far it is, and is made on meanwhile", async () => {
    await insertTexts(projectId, ["List three side effects of metformin."]);
    await whileShut(async () => {
      expect(await findIndex(projectId, "rouge")).toEqual({ state: "preparing", done: 0, total: 0 });
    });
    await projectIndexes.get(projectId, "rouge");
    expect(await findIndex(projectId, "rouge")).toMatchObject({ state: "ready" });
  });

  it("follows seeds that are archived and come back", async () => {
    const admin = await createTestMember({ project: member.project });
    await createSeed(admin, seedFields.parse({ instruction: "List three side effects of metformin." }));
    const size = async () => (await readyIndex()).size;
    expect(await size()).toBe(1);
    await archiveSeed(admin, { number: 1 });
    expect(await size()).toBe(0);
    await unarchiveSeed(admin, { number: 1 });
    expect(await size()).toBe(1);
    await archiveSeed(admin, { number: 1 });
    projectIndexes.forget(projectId);
    expect(await size()).toBe(0);
  });
});

describe("texts as an index reads them", () => {
  it("are those that comparedText names, of every origin, page by page", async () => {
    const items: TextItem[] = Array.from({ length: 5_003 }, (_, i) => ({
      instruction: `Do ${i}`,
      input: `With ${i}`,
      origin: (["call", "import", "corpus"] as const)[i % 3],
    }));
    const keys = await insertTexts(projectId, items);
    const read = [];
    for await (const page of readTexts(projectId)) read.push(...page);
    expect(read).toEqual(
      items.map(({ instruction, input = "", origin = "import" }, i) => [
        keys[i],
        comparedText({ origin, instruction, input }),
      ]),
    );
  });
});

describe("the neighbours of an item", () => {
  const ask = async (key: number) => {
    await projectIndexes.get(projectId, "rouge");
    const item = await db.item.findUniqueOrThrow({ where: { projectId_sequence: { projectId, sequence: key } } });
    return listNeighbours(member, item.id);
  };

  it("are the ten most similar, items and seeds, with what each is and how near, itself left out", async () => {
    const admin = await createTestMember({ project: member.project });
    await createSeed(admin, seedFields.parse({ instruction: "Name the dose of drug zero.", category: "QA" }));
    const keys = await insertTexts(
      projectId,
      Array.from({ length: 15 }, (_, i) => ({
        instruction: `Name the dose of drug ${i}.`,
        status: "approved" as const,
      })),
    );
    const found = await ask(keys[7] as number);
    if (found.state !== "ready") throw new Error("not ready");
    expect(found).toMatchObject({ tokenizer: "rouge", withInput: false });
    expect(found.neighbours).toHaveLength(10);
    // All are equally near: the oldest first.
    expect(found.neighbours.map(({ of, number }) => [of, number])).toEqual([
      ["seed", 1],
      ...keys
        .filter((key) => key !== keys[7])
        .slice(0, 9)
        .map((key) => ["item", key]),
    ]);
    const [seed, item] = found.neighbours;
    expect(seed).toMatchObject({ of: "seed", status: null, category: "QA", duplicateOf: null, withInput: false });
    expect(item).toMatchObject({ status: "approved", instruction: "Name the dose of drug 0.", output: "An output." });
    expect(item?.score).toBeCloseTo(5 / 6, 10);
  });

  it("of a corpus are found by instruction and input together", async () => {
    const question = "Is this claim true?";
    const of = (input: string) => ({ instruction: question, input, origin: "corpus" as const });
    const keys = await insertTexts(projectId, [
      of("Smoking makes wounds heal late."),
      of("Smoking makes most wounds heal late."),
      of("Furosemide is a loop diuretic."),
    ]);
    const found = await ask(keys[0] as number);
    expect(found).toMatchObject({ state: "ready", withInput: true });
    if (found.state !== "ready") return;
    expect(found.neighbours.map(({ number, withInput }) => [number, withInput])).toEqual([
      [keys[1], true],
      [keys[2], true],
    ]);
  });

  it("are asked for by who may see items, in their own project", async () => {
    const [key] = (await insertTexts(projectId, ["List three side effects of metformin."])) as [number];
    const item = await db.item.findUniqueOrThrow({ where: { projectId_sequence: { projectId, sequence: key } } });
    const stranger = await createTestMember();
    await expect(listNeighbours(stranger, item.id)).rejects.toMatchObject({ code: "not-found" });
  });
});
