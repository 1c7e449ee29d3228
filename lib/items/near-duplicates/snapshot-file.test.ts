import { chmod, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findSnapshotTime, openSnapshot, type SnapshotHeader, writeSnapshot } from "./snapshot-file.ts";

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "seedbed-snapshot-")), "indexes");
});
afterEach(() => rm(join(folder, ".."), { recursive: true, force: true }));

const header: SnapshotHeader = {
  kind: "seedbed near-duplicates 1",
  database: "here",
  projectId: "p",
  tokenizer: "rouge",
  upTo: 7,
  size: 3,
  witness: { youngest: "i", written: "7", changed: "s", change: 6 },
};

async function readAll(): Promise<string | null> {
  const found = await openSnapshot(folder, header);
  if (!found) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of found.pieces) pieces.push(piece);
  expect(found.bytes).toBe(Buffer.concat(pieces).length);
  return `${found.header.upTo} ${Buffer.concat(pieces).toString()}`;
}

it("comes back as it was written, and a later one takes its place", async () => {
  expect(await readAll()).toBeNull();
  expect(await findSnapshotTime(folder, header)).toBeNull();
  await writeSnapshot(folder, header, [Buffer.from("first "), Buffer.from("half\nsecond half")]);
  expect(await readAll()).toBe("7 first half\nsecond half");
  await writeSnapshot(folder, { ...header, upTo: 9 }, [Buffer.alloc(3_000_000, "x")]);
  expect(await readAll()).toBe(`9 ${"x".repeat(3_000_000)}`);
  expect(Date.now() - ((await findSnapshotTime(folder, header)) ?? 0)).toBeLessThan(60_000);
});

it("is for its owner's eyes alone", async () => {
  await writeSnapshot(folder, header, [Buffer.from("words")]);
  const [name] = await readdir(folder);
  expect((await stat(join(folder, name as string))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

it("that cannot be written whole leaves the one before, and nothing beside it", async () => {
  await writeSnapshot(folder, header, [Buffer.from("whole")]);
  function* breaking() {
    yield Buffer.from("half");
    throw new Error("the disk is full");
  }
  await expect(writeSnapshot(folder, { ...header, upTo: 9 }, breaking())).rejects.toThrow("full");
  expect(await readAll()).toBe("7 whole");
  expect(await readdir(folder)).toHaveLength(1);
});

it("that is none is refused, whatever stands in its place", async () => {
  await writeSnapshot(folder, header, []);
  const [name] = await readdir(folder);
  const path = join(folder, name as string);
  for (const content of ["", "x".repeat(10_000), "{}\n", '{"kind":"seedbed near-duplicates 0"}\n', "not json\n"]) {
    await writeFile(path, content);
    await expect(openSnapshot(folder, header)).rejects.toThrow();
  }
  await chmod(path, 0o600);
});

it("goes when nobody has used it for a month, and so do drafts of processes that were killed; others stay", async () => {
  await writeSnapshot(folder, header, [Buffer.from("used")]);
  await writeSnapshot(folder, { ...header, projectId: "unused" }, [Buffer.from("unused")]);
  await writeFile(join(folder, "p-rouge.index.killed.tmp"), "half");
  await writeFile(join(folder, "notes.txt"), "not ours");
  const longAgo = new Date(Date.now() - 40 * 24 * 3_600_000);
  for (const name of await readdir(folder)) await utimes(join(folder, name), longAgo, longAgo);
  // Read, and so used; the time of its writing stays.
  expect(await readAll()).toBe("7 used");
  await writeSnapshot(folder, { ...header, projectId: "other" }, []);
  expect((await readdir(folder)).sort()).toEqual(["notes.txt", "other-rouge.index", "p-rouge.index"]);
  expect(await findSnapshotTime(folder, header)).toBeLessThan(Date.now() - 1_000_000);
});
