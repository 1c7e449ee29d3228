import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import { freezeApproved } from "#lib/datasets/commands/freeze-approved.ts";
import { getVersion } from "#lib/datasets/queries/get-version.ts";
import { insertApprovedItems } from "#lib/datasets/testing/insert-approved-items.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { expect, expectHoldsUp, test } from "./support/fixtures.ts";

const tasks = [
  {
    instruction: "Name the drug.",
    input: "She took aspirin <b>daily</b>.",
    output: "aspirin",
    category: "IE" as const,
  },
  { instruction: "What does an ECG show?", output: "The heart’s electrical activity.", category: "QA" as const },
  {
    instruction: "Explain sepsis plainly.",
    output: "A reaction to infection that harms organs.",
    category: "GEN" as const,
  },
];

const digestOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Freezes and waits until the worker has prepared the version. */
async function freezeNow(member: Member, name = "Pilot"): Promise<string> {
  const { id, number } = await freezeApproved(member, { id: randomUUID(), name, notes: "" });
  const status = async () => (await getVersion(member, number)).status;
  await expect.poll(status, { timeout: 60_000, intervals: [100] }).toBe("ready");
  return id;
}

async function expectReady(page: Page): Promise<void> {
  await expect(page.getByText("Ready", { exact: true })).toBeVisible({ timeout: 60_000 });
}

test("an admin freezes the approved items by keyboard and downloads the same bytes twice", async ({
  page,
  project,
  signInAs,
}) => {
  await insertApprovedItems(project.id, tasks);
  await signInAs("admin");
  await page.goto(`/p/${project.slug}/datasets`);
  await page.getByRole("link", { name: "Freeze version" }).first().press("Enter");

  await expect(page.getByRole("heading", { name: "Freeze version 1" })).toBeVisible();
  await expect(page.getByText("3 approved items")).toBeVisible();
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("");
  const notes = page.getByRole("textbox", { name: "Notes" });
  await notes.fill("For the pilot");
  await name.press("Enter");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Give the version a name.");
  await expect(notes).toHaveValue("For the pilot");

  await name.fill("Pilot");
  await name.press("Enter");
  await expect(page.getByRole("heading", { name: "Version 1: Pilot" })).toBeVisible();
  await expectReady(page);
  await expect(page.getByText("For the pilot")).toBeVisible();

  const files: Buffer[] = [];
  for (let time = 0; time < 2; time++) {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download Alpaca JSON" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`${project.slug}-v1.alpaca.json`);
    files.push(await readFile(await download.path()));
  }
  const [first, second] = files as [Buffer, Buffer];
  expect(second.equals(first)).toBe(true);
  expect(JSON.parse(first.toString("utf8"))).toEqual(
    tasks.map(({ instruction, input = "", output }) => ({ instruction, input, output })),
  );
  await expect(page.getByText(digestOf(first))).toBeVisible();
});

test("every file's bytes over HTTP are those that the manifest tells", async ({ page, project, signInAs }) => {
  await insertBenchItems(project.id, 1_500, { approved: 1 });
  const member = await signInAs("admin");
  await freezeNow(member);
  const home = `/api/p/${project.slug}/datasets/1`;
  const manifest = await (await page.request.get(`${home}/manifest`)).json();
  expect(manifest.files).toHaveLength(15);
  for (const file of manifest.files) {
    const part = file.category ? `&category=${file.category}` : "";
    const address = `${home}/file?format=${file.format}${part}`;
    const response = await page.request.get(address);
    const body = await response.body();
    expect({ bytes: body.length, sha256: digestOf(body) }).toEqual({ bytes: file.bytes, sha256: file.sha256 });
    expect(response.headers()).toMatchObject({
      "content-length": String(file.bytes),
      "content-disposition": `attachment; filename="${file.name}"`,
      "repr-digest": `sha-256=:${Buffer.from(file.sha256, "hex").toString("base64")}:`,
      etag: `"${file.sha256}"`,
    });
    // It is what was sent: nothing compressed it on the way.
    expect(response.headers()["content-encoding"]).toBeUndefined();
    const known = await page.request.get(address, { headers: { "if-none-match": `"${file.sha256}"` } });
    expect(known.status()).toBe(304);
  }
});

test("a version that is not prepared yet can be downloaded, only without its figures", async ({
  page,
  project,
  signInAs,
}) => {
  await insertApprovedItems(project.id, tasks);
  const member = await signInAs("admin");
  const id = await freezeNow(member);
  // As if a worker were still at it.
  const leaseUntil = new Date(Date.now() + 3_600_000);
  await db.datasetVersion.update({
    where: { id },
    data: { status: "preparing", manifest: Prisma.DbNull, preparedRows: 0, leaseUntil },
  });
  const home = `/api/p/${project.slug}/datasets/1`;
  const response = await page.request.get(`${home}/file?format=alpaca-jsonl`);
  expect((await response.text()).split("\n")).toHaveLength(tasks.length + 1);
  expect(response.headers().etag).toBeUndefined();
  const manifest = await page.request.get(`${home}/manifest`);
  expect(manifest.status()).toBe(409);
  await page.goto(`/p/${project.slug}/datasets/1`);
  await expect(page.getByRole("progressbar", { name: "Preparing the manifest" })).toBeVisible();

  await db.datasetVersion.update({ where: { id }, data: { leaseUntil: null } });
  await expectReady(page);
});

test("what cannot be prepared says why, and an admin has it prepared again", async ({ page, project, signInAs }) => {
  await insertApprovedItems(project.id, tasks);
  const member = await signInAs("admin");
  const id = await freezeNow(member);
  await db.datasetVersion.update({
    where: { id },
    data: { status: "failed", failure: "alpaca-json all: 2 rows were read, 3 were frozen" },
  });
  await page.goto(`/p/${project.slug}/datasets/1`);
  await expect(page.getByText("alpaca-json all: 2 rows were read, 3 were frozen")).toBeVisible();
  await page.getByRole("button", { name: "Prepare again" }).click();
  await expectReady(page);
});

test("where nothing is approved, the page says so and leads to the review", async ({ page, project, signInAs }) => {
  await signInAs("admin");
  await page.goto(`/p/${project.slug}/datasets/freeze`);
  await expect(page.getByText("Nothing to freeze yet")).toBeVisible();
  await expect(page.getByRole("button", { name: /Freeze/ })).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("link", { name: "Review items" })).toHaveAttribute(
    "href",
    `/p/${project.slug}/review`,
  );
});

test("only admins of the project download; others see what there is", async ({ page, project, signInAs, openAs }) => {
  await insertApprovedItems(project.id, tasks);
  await freezeNow(await signInAs("admin"));
  const ask = (request: APIRequestContext) => request.get(`/api/p/${project.slug}/datasets/1/file?format=alpaca-json`);
  expect((await ask(page.request)).status()).toBe(200);

  const viewer = await openAs("viewer");
  expect((await ask(viewer.page.request)).status()).toBe(403);
  await viewer.page.goto(`/p/${project.slug}/datasets`);
  await expect(viewer.page.getByRole("link", { name: "Freeze version" })).toHaveCount(0);
  await viewer.page.getByRole("link", { name: "Pilot" }).click();
  await expect(viewer.page.getByRole("heading", { name: "Version 1: Pilot" })).toBeVisible();
  await expect(viewer.page.getByText("Admins of this project download these files.")).toBeVisible();
  await expect(viewer.page.getByRole("link", { name: /^Download/ })).toHaveCount(0);

  const elsewhere = await db.project.create({ data: { slug: `other-${randomUUID().slice(0, 8)}`, name: "Other" } });
  const stranger = await openAs("admin", elsewhere);
  expect((await ask(stranger.page.request)).status()).toBe(404);
});

test("a reader that goes away in the middle leaves the server free for the next", async ({
  page,
  project,
  signInAs,
  context,
}) => {
  await insertBenchItems(project.id, 3_000, { approved: 1 });
  const member = await signInAs("admin");
  await freezeNow(member);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const address = `${process.env.E2E_ADDRESS}/api/p/${project.slug}/datasets/1/file?format=alpaca-json`;
  // More than there are connections to the database, of a file that is longer than what is on its way at a time.
  for (let time = 0; time < 15; time++) {
    const leaving = new AbortController();
    const response = await fetch(address, { headers: { cookie }, signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
  }
  const whole = await page.request.get(address);
  const { manifest } = await getVersion(member, 1);
  expect(digestOf(await whole.body())).toBe(manifest?.files[0]?.sha256);
});

test("a second version tells what changed since the first", async ({ page, project, signInAs }) => {
  const [first] = await insertApprovedItems(project.id, tasks);
  const member = await signInAs("admin");
  await freezeNow(member, "First");
  await db.item.update({ where: { id: first }, data: { status: "rejected", category: null } });
  await insertApprovedItems(project.id, [
    { instruction: "New one.", category: "OTHER" },
    { instruction: "New two.", category: "OTHER" },
  ]);
  await freezeNow(member, "Second");
  await page.goto(`/p/${project.slug}/datasets/2`);
  const changed = page.getByRole("region", { name: "What changed" });
  await expect(changed).toContainText("Compared with version 1.");
  await expect(changed.locator("div").filter({ hasText: /^Added2$/ })).toBeVisible();
  await expect(changed.locator("div").filter({ hasText: /^Removed1$/ })).toBeVisible();
  await page.goto(`/p/${project.slug}/datasets`);
  await expect(page.getByRole("table", { name: "Dataset versions" }).getByRole("link")).toHaveText(["Second", "First"]);
});

test("the pages of datasets are accessible and fit, wide in light and on a phone in dark", async ({
  page,
  project,
  signInAs,
}) => {
  const home = `/p/${project.slug}/datasets`;
  const member = await signInAs("admin");
  await page.goto(home);
  await expect(page.getByText("No dataset version yet")).toBeVisible();
  await expectHoldsUp(page);
  await insertApprovedItems(project.id, tasks);
  await freezeNow(member);
  for (const path of [home, `${home}/freeze`, `${home}/1`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectHoldsUp(page);
  }
});
