import { expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { findSeed } from "../queries/find-seed.ts";
import { listRevisions } from "../queries/list-revisions.ts";
import { seedFields } from "../schema.ts";
import { archiveSeed, unarchiveSeed } from "./archive-seed.ts";
import { createSeed } from "./create-seed.ts";
import { restoreRevision } from "./restore-revision.ts";
import { type NewerRevision, reviseSeed } from "./revise-seed.ts";

async function getSeed(member: Member, number: number) {
  const seed = await findSeed(member, number);
  if (!seed) throw new Error(`No seed ${number}`);
  return seed;
}

const fields = (over: Partial<Parameters<typeof seedFields.parse>[0] & object> = {}) =>
  seedFields.parse({ instruction: "List the doses.", input: "5 mg", output: "5 mg", category: "IE", ...over });

async function sequenceOf(member: Member): Promise<bigint> {
  return (await db.project.findUniqueOrThrow({ where: { id: member.project.id } })).sequence;
}

async function changeSequenceOf(member: Member, number: number): Promise<bigint> {
  const where = { projectId_number: { projectId: member.project.id, number } };
  return (await db.seed.findUniqueOrThrow({ where })).changeSequence;
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const outcome = await work.then(
    () => "accepted",
    (error) => error,
  );
  expect(outcome).toMatchObject({ name: "Refusal" });
  return outcome as Refusal;
}

it("numbers seeds, and calls them drafts until output and category are there", async () => {
  const member = await createTestMember();
  expect(await createSeed(member, fields())).toEqual({ number: 1 });
  expect(await createSeed(member, fields({ instruction: "b", output: "" }))).toEqual({ number: 2 });
  expect(await createSeed(member, fields({ instruction: "c", category: null }))).toEqual({ number: 3 });
  expect([await getSeed(member, 1), await getSeed(member, 2), await getSeed(member, 3)].map((s) => s.status)).toEqual([
    "active",
    "draft",
    "draft",
  ]);
  const saved = await reviseSeed(member, { number: 2, baseRevision: 1, fields: fields({ instruction: "b" }) });
  expect(saved).toEqual({ revision: 2, status: "active", unchanged: false });
});

it("keeps every save as a revision with who, when and what changed, and takes the project's sequence", async () => {
  const member = await createTestMember();
  const other = await createTestMember({ role: "annotator", project: member.project });
  await createSeed(member, fields());
  await reviseSeed(other, { number: 1, baseRevision: 1, fields: fields({ input: "7 mg", tags: ["dosing"] }) });
  expect(await changeSequenceOf(member, 1)).toBe(await sequenceOf(member));
  await restoreRevision(member, { number: 1, revision: 1, baseRevision: 2 });
  expect(await changeSequenceOf(member, 1)).toBe(await sequenceOf(member));
  const { lines, older } = await listRevisions(member, 1);
  expect(older).toBeNull();
  expect(
    lines.map(({ number, change, source, author, changed }) => ({ number, change, source, author, changed })),
  ).toEqual([
    { number: 3, change: "restored", source: "1", author: member.name, changed: ["input", "tags"] },
    { number: 2, change: "edited", source: null, author: other.name, changed: ["input", "tags"] },
    { number: 1, change: "created", source: null, author: member.name, changed: [] },
  ]);
  expect((await getSeed(member, 1)).fields).toEqual(fields());
});

it("saves nothing where nothing changed", async () => {
  const member = await createTestMember();
  await createSeed(member, fields());
  const before = await sequenceOf(member);
  expect(await reviseSeed(member, { number: 1, baseRevision: 1, fields: fields() })).toMatchObject({ unchanged: true });
  expect(await restoreRevision(member, { number: 1, revision: 1, baseRevision: 1 })).toMatchObject({ unchanged: true });
  expect(await sequenceOf(member)).toBe(before);
});

it("tells the second of two editors what the first saved, and loses neither", async () => {
  const member = await createTestMember();
  const other = await createTestMember({ project: member.project });
  await createSeed(member, fields());
  await reviseSeed(other, { number: 1, baseRevision: 1, fields: fields({ output: "theirs" }) });
  const mine = { number: 1, baseRevision: 1, fields: fields({ output: "mine" }) };
  const refusal = await refusalOf(reviseSeed(member, mine));
  expect(refusal).toMatchObject({ code: "conflict", message: "seeds.errors.changed" });
  expect(refusal.data).toMatchObject({
    reason: "changed",
    revision: 2,
    fields: fields({ output: "theirs" }),
    savedBy: other.name,
  } satisfies Partial<NewerRevision>);
  expect((await getSeed(member, 1)).fields.output).toBe("theirs");
  await reviseSeed(member, { ...mine, baseRevision: 2 });
  expect((await getSeed(member, 1)).fields.output).toBe("mine");
});

it("of two saves at once lets exactly one through", async () => {
  const member = await createTestMember();
  await createSeed(member, fields());
  const saves = ["a", "b", "c", "d"].map((output) =>
    reviseSeed(member, { number: 1, baseRevision: 1, fields: fields({ output }) }),
  );
  const outcomes = await Promise.allSettled(saves);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected", "rejected"]);
  expect((await listRevisions(member, 1)).lines).toHaveLength(2);
});

it("does not trouble an editor with an archiving that was undone meanwhile", async () => {
  const member = await createTestMember();
  await createSeed(member, fields());
  await archiveSeed(member, { number: 1 });
  await unarchiveSeed(member, { number: 1 });
  const saved = await reviseSeed(member, { number: 1, baseRevision: 1, fields: fields({ output: "new" }) });
  expect(saved.revision).toBe(4);
});

it("archives and brings back, once however often it is asked, and refuses to edit what is archived", async () => {
  const member = await createTestMember();
  await createSeed(member, fields({ output: "" }));
  await archiveSeed(member, { number: 1 });
  expect(await archiveSeed(member, { number: 1 })).toEqual({ revision: 2, status: "archived", unchanged: true });
  const edit = reviseSeed(member, { number: 1, baseRevision: 2, fields: fields() });
  expect(await refusalOf(edit)).toMatchObject({ message: "seeds.errors.archived", data: { reason: "archived" } });
  expect(await unarchiveSeed(member, { number: 1 })).toEqual({ revision: 3, status: "draft", unchanged: false });
  expect((await listRevisions(member, 1)).lines.map(({ change }) => change)).toEqual([
    "unarchived",
    "archived",
    "created",
  ]);
});

it("refuses an exact duplicate by the other seed's number, also of an archived one, when made, edited or restored", async () => {
  const member = await createTestMember();
  await createSeed(member, fields());
  await createSeed(member, fields({ instruction: "Other" }));
  const same = fields({ instruction: " LIST  the doses.", output: "different" });
  expect(await refusalOf(createSeed(member, same))).toMatchObject({
    message: "seeds.errors.duplicate",
    values: { number: 1, instruction: "List the doses." },
    fields: { instruction: "seeds.errors.duplicate" },
  });
  const edit = reviseSeed(member, { number: 2, baseRevision: 1, fields: same });
  expect((await refusalOf(edit)).data).toEqual({ reason: "duplicate", number: 1 });

  await reviseSeed(member, { number: 1, baseRevision: 1, fields: fields({ instruction: "Renamed" }) });
  await reviseSeed(member, { number: 2, baseRevision: 1, fields: same });
  await archiveSeed(member, { number: 2 });
  const restore = restoreRevision(member, { number: 1, revision: 1, baseRevision: 2 });
  expect((await refusalOf(restore)).message).toBe("seeds.errors.duplicateArchived");
});

it("keeps one of two equal seeds made at once", async () => {
  const member = await createTestMember();
  const outcomes = await Promise.allSettled([createSeed(member, fields()), createSeed(member, fields())]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("lets viewers, and annotators where only curators grow the project, change nothing", async () => {
  const admin = await createTestMember();
  await createSeed(admin, fields());
  const viewer = await createTestMember({ role: "viewer", project: admin.project });
  const attempts = [
    createSeed(viewer, fields({ instruction: "x" })),
    reviseSeed(viewer, { number: 1, baseRevision: 1, fields: fields({ output: "x" }) }),
    restoreRevision(viewer, { number: 1, revision: 1, baseRevision: 1 }),
    archiveSeed(viewer, { number: 1 }),
    unarchiveSeed(viewer, { number: 1 }),
  ];
  const codes = (await Promise.all(attempts.map(refusalOf))).map(({ code }) => code);
  expect(new Set(codes)).toEqual(new Set(["forbidden"]));
  expect((await getSeed(viewer, 1)).revision).toBe(1);
});

it("does not find another project's seed", async () => {
  const member = await createTestMember();
  await createSeed(member, fields());
  const stranger = await createTestMember();
  expect(await findSeed(stranger, 1)).toBeNull();
  expect((await listRevisions(stranger, 1)).lines).toEqual([]);
  const attempts = [
    reviseSeed(stranger, { number: 1, baseRevision: 1, fields: fields({ output: "x" }) }),
    restoreRevision(stranger, { number: 1, revision: 1, baseRevision: 1 }),
    archiveSeed(stranger, { number: 1 }),
  ];
  const codes = (await Promise.all(attempts.map(refusalOf))).map(({ code }) => code);
  expect(new Set(codes)).toEqual(new Set(["not-found"]));
});
