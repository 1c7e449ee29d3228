import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { readDuplicateGroups } from "#lib/items/queries/read-duplicate-groups.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { listUnfinishedResolutions } from "../queries/list-unfinished-resolutions.ts";
import { previewRule } from "../queries/preview-rule.ts";
import type { ResolutionRule } from "../resolution-schema.ts";
import { insertTestItems, insertTestSeed } from "../testing/insert-duplicates.ts";
import { resolveByRule } from "./resolve-by-rule.ts";
import { resolveDuplicates } from "./resolve-duplicates.ts";
import { undoResolution } from "./undo-resolution.ts";
import { workOffResolution } from "./work-off-resolution.ts";

// What a look finds is tested where it looks; here its groups are given.
vi.mock("#lib/items/queries/read-duplicate-groups.ts");

let ana: Member;
let scanId: string;
const scope = (rule: ResolutionRule, threshold = 0.7) => ({ scanId, threshold, rule });

beforeEach(async () => {
  ana = await createTestMember({ role: "curator" });
});

/** Says that a look has just found these groups of keys. */
async function found(groups: number[][]): Promise<void> {
  const { sequence } = await db.project.findUniqueOrThrow({ where: { id: ana.project.id } });
  const scan = await db.similarityScan.create({
    data: { projectId: ana.project.id, tokenizer: "rouge", status: "done", asOf: sequence },
  });
  scanId = scan.id;
  const starts = new Uint32Array(groups.length + 1);
  groups.forEach((group, i) => {
    starts[i + 1] = (starts[i] as number) + group.length;
  });
  const keys = Float64Array.from(groups.flat());
  vi.mocked(readDuplicateGroups).mockImplementation(async (_tx, _project, asked) =>
    asked.scanId === scanId ? { keys, starts, scores: new Float64Array(keys.length) } : null,
  );
}

async function standing(): Promise<number[]> {
  const items = await db.item.findMany({
    where: { projectId: ana.project.id, status: { not: "rejected" } },
    orderBy: { sequence: "asc" },
  });
  return items.map((each) => Number(each.sequence));
}

describe("a rule over all groups", () => {
  it("keeps the oldest, the longest or the approved of each, as it foretold", async () => {
    const makeGroups = async () => {
      ana = await createTestMember({ role: "curator" });
      const ids = await insertTestItems(ana.project.id, [
        { instruction: "Name three side effects of metformin in adults." },
        {
          instruction: "Name four side effects of metformin in adults.",
          output: "A much longer answer than the others.",
        },
        { instruction: "Name five side effects of metformin in adults." },
        { instruction: "What is a gene?" },
        { instruction: "What is a gene ?", output: "Longer than the other one." },
      ]);
      await db.item.update({ where: { id: ids[2] as string }, data: { status: "approved", category: "QA" } });
      await found([
        [1, 2, 3],
        [4, 5],
      ]);
    };
    const kept = { oldest: [1, 4], longest: [2, 5], approved: [3, 4] } as const;
    for (const rule of ["oldest", "longest", "approved"] as const) {
      await makeGroups();
      const approved = rule === "approved" ? 0 : 1;
      expect(await previewRule(ana, scope(rule))).toEqual({ groups: 2, setAside: 3, approved, exact: true });
      const done = await resolveByRule(ana, { ...scope(rule), id: randomUUID(), mergeTags: true });
      expect(done).toMatchObject({ status: "done", groups: 2, setAside: 3, skipped: 0 });
      expect(await standing()).toEqual(kept[rule]);
      await undoResolution(ana, { id: done.id });
      expect(await standing()).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it("keeps seeds, and sets items aside for them", async () => {
    const seedId = await insertTestSeed(ana.project.id, "Name two side effects of metformin in adults.");
    const [id] = await insertTestItems(ana.project.id, [
      { instruction: "Name three side effects of metformin in adults." },
    ]);
    await found([[1, 2]]);
    await resolveByRule(ana, { ...scope("longest"), id: randomUUID(), mergeTags: true });
    expect(await db.item.findUnique({ where: { id: id as string } })).toMatchObject({ duplicateOfId: seedId });
  });

  it("sets nothing aside for what it is not near to, where a group hangs together by a chain", async () => {
    await insertTestItems(ana.project.id, [
      { instruction: "alpha beta gamma delta" },
      { instruction: "beta gamma delta epsilon" },
      { instruction: "gamma delta epsilon zeta" },
    ]);
    await found([[1, 2, 3]]);
    expect(await previewRule(ana, scope("oldest"))).toMatchObject({ setAside: 1 });
    await resolveByRule(ana, { ...scope("oldest"), id: randomUUID(), mergeTags: true });
    expect(await standing()).toEqual([1, 3]);
  });

  it("leaves out what was decided, set aside or written anew since the look", async () => {
    const ids = await insertTestItems(
      ana.project.id,
      Array.from({ length: 4 }, () => ({ instruction: "Name three side effects of metformin." })),
    );
    await found([[1, 2, 3, 4]]);
    await db.item.update({ where: { id: ids[1] as string }, data: { status: "rejected" } });
    await db.item.update({ where: { id: ids[2] as string }, data: { changeSequence: 99 } });
    const done = await resolveByRule(ana, { ...scope("oldest"), id: randomUUID(), mergeTags: true });
    expect(done).toMatchObject({ setAside: 1 });
    expect(await standing()).toEqual([1, 3]);
  });

  it("sent twice is done once; and where the look is gone it is refused", async () => {
    await insertTestItems(ana.project.id, [{ instruction: "Name a drug." }, { instruction: "Name a drug." }]);
    await found([[1, 2]]);
    const sent = { ...scope("oldest"), id: randomUUID(), mergeTags: true };
    await Promise.all(Array.from({ length: 5 }, () => resolveByRule(ana, sent)));
    expect(await db.duplicateMark.count({ where: { resolutionId: sent.id } })).toBe(1);
    await expect(resolveByRule(ana, { ...sent, id: randomUUID(), scanId: randomUUID() })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("goes on where it stopped, whoever works at it, and an undo in between brings everything back", async () => {
    const ids = await insertTestItems(
      ana.project.id,
      Array.from({ length: 3_000 }, (_, i) => ({ instruction: `Name the gene of case ${i % 2}.` })),
    );
    await found([ids.map((_, i) => i + 1)]);
    const id = randomUUID();
    await db.duplicateResolution.create({
      data: { ...scope("oldest", 1), id, projectId: ana.project.id, status: "planning", madeBy: ana.userId },
    });
    expect(await listUnfinishedResolutions()).toContain(id);
    await Promise.all([workOffResolution(id), workOffResolution(id), workOffResolution(id)]);
    expect(await standing()).toEqual([1, 2]);
    expect(await db.duplicateResolution.findUnique({ where: { id } })).toMatchObject({
      status: "done",
      done: 2_998,
      total: 2_998,
    });
    expect(await listUnfinishedResolutions()).not.toContain(id);
    // Half brought back, and then the process ends.
    await db.duplicateResolution.update({ where: { id }, data: { status: "undoing", done: 0 } });
    const ending = new AbortController();
    ending.abort();
    await workOffResolution(id, ending.signal);
    expect(await standing()).toEqual([1, 2]);
    await workOffResolution(id);
    expect(await standing()).toHaveLength(3_000);
  });

  it("sets aside the rest of a group that was not on screen, as far as it is near to what stays", async () => {
    const ids = await insertTestItems(ana.project.id, [
      ...Array.from({ length: 5 }, () => ({ instruction: "alpha beta gamma delta" })),
      { instruction: "gamma delta epsilon zeta" },
    ]);
    await found([[1, 2, 3, 4, 5, 6]]);
    const done = await resolveDuplicates(ana, {
      id: randomUUID(),
      threshold: 0.7,
      keep: { of: "item", id: ids[1] as string },
      setAside: [ids[0] as string],
      mergeTags: true,
      rest: { scanId, key: 1, leaveOut: [ids[4] as string] },
    });
    expect(done).toMatchObject({ setAside: 3, skipped: 0 });
    expect(await standing()).toEqual([2, 5, 6]);
  });

  it("is a curator's", async () => {
    await found([]);
    const annotator = await createTestMember({ role: "annotator", project: ana.project });
    const sent = { ...scope("oldest"), id: randomUUID(), mergeTags: true };
    await expect(resolveByRule(annotator, sent)).rejects.toMatchObject({ code: "forbidden" });
    await expect(previewRule(annotator, scope("oldest"))).rejects.toMatchObject({ code: "forbidden" });
  });
});
