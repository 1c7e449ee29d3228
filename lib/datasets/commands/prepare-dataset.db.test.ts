import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { categories } from "#lib/items/schema.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { getVersion } from "../queries/get-version.ts";
import { listUnpreparedDatasets } from "../queries/list-unprepared.ts";
import { openDatasetFile } from "../queries/open-dataset-file.ts";
import { formatNames } from "../schema.ts";
import { insertApprovedItems } from "../testing/insert-approved-items.ts";
import { freezeApproved } from "./freeze-approved.ts";
import { prepareAgain } from "./prepare-again.ts";
import { prepareDataset } from "./prepare-dataset.ts";

async function freeze(member: Member): Promise<string> {
  return (await freezeApproved(member, { id: randomUUID(), name: "Version", notes: "For tests" })).id;
}

async function download(member: Member, number: number, file: Parameters<typeof openDatasetFile>[2]) {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of (await openDatasetFile(member, number, file)).read()) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

describe("preparing a dataset version", () => {
  it("makes it ready with a manifest that says of every file what its download comes to", async () => {
    const member = await createTestMember();
    await insertBenchItems(member.project.id, 2_500, { approved: 0.9 });
    await prepareDataset(await freeze(member));

    const version = await getVersion(member, 1);
    expect(version).toMatchObject({ status: "ready", preparedRows: version.itemCount, failure: null });
    expect(version.manifest).toMatchObject({
      project: { slug: member.project.slug },
      version: { number: 1, name: "Version", notes: "For tests" },
      frozen: { by: member.name, at: version.frozenAt.toISOString() },
      items: version.itemCount,
      changes: null,
    });
    const files = version.manifest?.files ?? [];
    expect(files).toHaveLength(formatNames.length * (1 + categories.length));
    for (const { format, category, rows, bytes, sha256 } of files) {
      expect(rows).toBe(category ? version.counts[category] : version.itemCount);
      expect(await download(member, 1, { format, category })).toEqual({ bytes, sha256 });
    }
  });

  it("keeps the same bytes when items are edited and decided anew afterwards", async () => {
    const member = await createTestMember();
    const [id] = await insertApprovedItems(member.project.id, [{ category: "QA" }, { category: "IE" }]);
    const version = await freeze(member);
    const before = await download(member, 1, { format: "alpaca-json", category: null });
    await db.item.update({ where: { id }, data: { output: "Other.", version: 2, status: "rejected", category: null } });
    await insertApprovedItems(member.project.id, [{ category: "GEN" }]);
    await prepareDataset(version);
    expect(await download(member, 1, { format: "alpaca-json", category: null })).toEqual(before);
    const file = (await getVersion(member, 1)).manifest?.files[0];
    expect({ bytes: file?.bytes, sha256: file?.sha256 }).toEqual(before);
  });

  it("says what was added, removed and changed since the version before", async () => {
    const member = await createTestMember();
    const [a, b, c] = await insertApprovedItems(member.project.id, [
      { category: "QA" },
      { category: "IE" },
      { category: "GEN" },
    ]);
    await prepareDataset(await freeze(member));
    await db.item.update({ where: { id: a }, data: { status: "rejected", category: null } });
    await db.item.update({ where: { id: b }, data: { category: "OTHER" } });
    await db.itemVersion.create({
      data: {
        itemId: c as string,
        number: 2,
        instruction: "Task",
        input: "",
        output: "New",
        change: "edited",
        sequence: 9n,
      },
    });
    await db.item.update({ where: { id: c }, data: { version: 2 } });
    await insertApprovedItems(member.project.id, [{ category: "QA" }, { category: "QA" }]);
    await prepareDataset(await freeze(member));
    expect((await getVersion(member, 2)).manifest?.changes).toEqual({ since: 1, added: 2, removed: 1, changed: 2 });
  });

  it("is done once, however many workers are woken", async () => {
    const member = await createTestMember();
    await insertBenchItems(member.project.id, 300, { approved: 1 });
    const id = await freeze(member);
    await Promise.all([prepareDataset(id), prepareDataset(id), prepareDataset(id)]);
    const row = await db.datasetVersion.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: "ready", attempts: 1, leaseUntil: null });
    await prepareDataset(id);
    expect(await db.datasetVersion.findUniqueOrThrow({ where: { id } })).toEqual(row);
    expect(await listUnpreparedDatasets()).not.toContain(id);
  });

  it("is left alone while a worker is at it, and offered again when that worker's lease has run out", async () => {
    const member = await createTestMember();
    await insertApprovedItems(member.project.id, [{ category: "QA" }]);
    const id = await freeze(member);
    const lease = (seconds: number) =>
      db.datasetVersion.update({ where: { id }, data: { leaseUntil: new Date(Date.now() + seconds * 1000) } });
    await lease(10);
    await prepareDataset(id);
    expect((await getVersion(member, 1)).status).toBe("preparing");
    expect(await listUnpreparedDatasets()).not.toContain(id);
    await lease(-1);
    expect(await listUnpreparedDatasets()).toContain(id);
    await prepareDataset(id);
    expect((await getVersion(member, 1)).status).toBe("ready");
  });

  it("of a worker that was overtaken writes nothing", async () => {
    const member = await createTestMember();
    await insertBenchItems(member.project.id, 2_500, { approved: 1 });
    const id = await freeze(member);
    // Its items are kept from it until it has been overtaken.
    const late = await db.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE dataset_version_items IN ACCESS EXCLUSIVE MODE`;
      const preparation = prepareDataset(id);
      await expect.poll(async () => (await db.datasetVersion.findUniqueOrThrow({ where: { id } })).attempts).toBe(1);
      await db.datasetVersion.update({ where: { id }, data: { attempts: 2 } });
      return { preparation };
    });
    await late.preparation;
    const row = await db.datasetVersion.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: "preparing", manifest: null });
    expect(row.leaseUntil).not.toBeNull();
  });

  it("fails with the reason where the rows are not those that were frozen, and can be tried again by an admin", async () => {
    const member = await createTestMember();
    await insertApprovedItems(member.project.id, [{ category: "QA" }]);
    const id = await freeze(member);
    await db.datasetVersion.update({ where: { id }, data: { itemCount: 2 } });
    await prepareDataset(id);
    expect(await getVersion(member, 1)).toMatchObject({
      status: "failed",
      failure: "alpaca-json all: 1 rows were read, 2 were frozen",
    });
    const curator = await createTestMember({ role: "curator", project: member.project });
    await expect(prepareAgain(curator, 1)).rejects.toMatchObject({ code: "forbidden" });
    await db.datasetVersion.update({ where: { id }, data: { itemCount: 1 } });
    await prepareAgain(member, 1);
    await prepareDataset(id);
    expect(await getVersion(member, 1)).toMatchObject({ status: "ready", failure: null });
    await expect(prepareAgain(member, 1)).rejects.toMatchObject({ message: "datasets.errors.notFailed" });
    await expect(prepareAgain(member, 2)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a version's files", () => {
  it("are for admins of the project, and only of categories that it has", async () => {
    const member = await createTestMember();
    await insertApprovedItems(member.project.id, [{ category: "QA" }]);
    await freeze(member);
    const file = { format: "alpaca-jsonl", category: null } as const;
    await expect(openDatasetFile(await createTestMember(), 1, file)).rejects.toMatchObject({ code: "not-found" });
    for (const role of ["viewer", "annotator", "curator"] as const) {
      const other = await createTestMember({ role, project: member.project });
      await expect(openDatasetFile(other, 1, file)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(openDatasetFile(member, 1, { ...file, category: "IE" })).rejects.toMatchObject({ code: "not-found" });
    expect(await openDatasetFile(member, 1, { ...file, category: "QA" })).toMatchObject({
      name: `${member.project.slug}-v1-qa.alpaca.jsonl`,
      figures: null,
    });
  });
});
