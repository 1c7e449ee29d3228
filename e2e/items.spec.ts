import type { Page } from "@playwright/test";
import { expect, expectHoldsUp, expectNoAxeViolations, test } from "#e2e/support/fixtures.ts";
import { saveEdit } from "#e2e/support/save-edit.ts";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { insertTexts } from "#lib/items/testing/insert-texts.ts";
import { db } from "#lib/platform/db.ts";
import { recordDecision } from "#lib/review/commands/record-decision.ts";
import { revokeDecision } from "#lib/review/commands/revoke-decision.ts";

type Project = { id: string; slug: string };

/** The numbers in the table's first column. */
async function numbers(page: Page): Promise<number[]> {
  const cells = await page
    .getByRole("table", { name: "Items" })
    .getByRole("row")
    .locator("td:first-child")
    .allTextContents();
  return cells.map((text) => Number(text.replace(/\D/g, "")));
}

/** An item's number, which is its page's address. */
async function numberOf(id: string): Promise<number> {
  return Number((await db.item.findUniqueOrThrow({ where: { id } })).sequence);
}

async function openItem(page: Page, project: Project, id: string): Promise<void> {
  const number = await numberOf(id);
  await page.goto(`/p/${project.slug}/items/${number}`);
  await expect(page.getByRole("heading", { level: 1, name: `Item ${number}` })).toBeVisible();
}

test.describe("the table of items", () => {
  test("keeps filters, search, order and page in the address", async ({ page, project, signInAs }) => {
    const ids = await insertBenchItems(project.id, 120, { approved: 0.5, rejected: 0.1 });
    const text = { instruction: "Explain apheresis to a donor.", input: "", output: "Plasma is taken out and kept." };
    await db.item.update({ where: { id: ids[3] as string }, data: { ...text, status: "approved", category: "GEN" } });
    const target = await numberOf(ids[3] as string);
    await signInAs("viewer");
    await page.goto(`/p/${project.slug}/items`);
    await expect(page.getByText("50 items on this page")).toBeVisible();
    const newest = await numbers(page);
    expect(newest).toEqual(newest.toSorted((a, b) => b - a));

    await page.getByRole("link", { name: "Next", exact: true }).click();
    await expect(page).toHaveURL(/after=/);
    await expect.poll(async () => (await numbers(page))[0]).toBe((newest.at(-1) as number) - 1);
    await page.getByRole("link", { name: "Previous", exact: true }).click();
    await expect.poll(() => numbers(page)).toEqual(newest);

    await page.getByRole("link", { name: /^Number/ }).click();
    await expect(page).toHaveURL(/sort=number-asc/);
    await expect.poll(async () => (await numbers(page))[0]).toBe((newest[0] as number) - 119);

    await page.getByRole("searchbox", { name: "Search the text" }).fill("plasma donors");
    await expect(page).toHaveURL(/q=plasma\+donors/);
    await expect.poll(() => numbers(page)).toEqual([target]);
    await page.getByRole("combobox", { name: "Category" }).selectOption("Information extraction");
    await expect(page.getByText("Nothing matches these filters")).toBeVisible();
    await page.getByRole("combobox", { name: "Category" }).selectOption("Text generation");
    await expect.poll(() => numbers(page)).toEqual([target]);
    await page.reload();
    await expect.poll(() => numbers(page)).toEqual([target]);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect.poll(async () => (await numbers(page)).length).toBe(50);

    await page.getByRole("link", { name: /^Rejected/ }).click();
    await expect(page).toHaveURL(/status=rejected/);
    await expect(page.getByRole("cell", { name: "Pending" })).toHaveCount(0);
  });

  test("opens an item beside it by keyboard, and closes it again", async ({ page, project, signInAs }) => {
    const ids = await insertBenchItems(project.id, 5);
    const last = await numberOf(ids[4] as string);
    await signInAs("viewer");
    await page.goto(`/p/${project.slug}/items`);
    await page.locator(`[data-row="${last}"] [data-opener]`).focus();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: `Item ${last - 1}` });
    await expect(panel.getByText("Output")).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`open=${last - 1}`));
    await expectNoAxeViolations(page);
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
  });

  test("says what belongs there when there is nothing", async ({ page, project, signInAs }) => {
    await signInAs("viewer");
    await page.goto(`/p/${project.slug}/items`);
    await expect(page.getByText("No items yet")).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test("fits a phone of 360 pixels, where an item lies over it", async ({ page, project, signInAs }) => {
    await insertBenchItems(project.id, 5);
    await page.setViewportSize({ width: 360, height: 740 });
    await signInAs("viewer");
    await page.goto(`/p/${project.slug}/items`);
    await page.locator("[data-opener]").first().click();
    await expect(page.getByRole("dialog", { name: /^Item \d+/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await expectNoAxeViolations(page);
  });
});

test.describe("items by similarity", () => {
  const texts = [
    "List three side effects of metformin.",
    "List four side effects of metformin.",
    "Name the organ that makes insulin.",
    "List three side effects of metformin in Spanish.",
  ];
  /** The scores in the table's first column. */
  const scores = (page: Page) =>
    page.getByRole("table", { name: "Items" }).getByRole("row").locator("td:first-child").allTextContents();

  test("are found from an item, most similar first, with filters, and left again", async ({
    page,
    project,
    signInAs,
  }) => {
    const [first] = (await insertTexts(project.id, texts)) as [number];
    await db.item.updateMany({ where: { projectId: project.id, sequence: first + 1 }, data: { status: "approved" } });
    await signInAs("viewer");
    await page.goto(`/p/${project.slug}/items/${first}`);
    await page.getByRole("link", { name: `More like this: item ${first}` }).click();
    await expect(page).toHaveURL(new RegExp(`like=${first}$`));
    await expect(page.getByRole("link", { name: `Most similar to item ${first}` })).toBeVisible();
    await expect.poll(async () => (await scores(page)).slice(0, 2)).toEqual(["0.86", "0.83"]);
    await expectNoAxeViolations(page);
    await page.getByRole("link", { name: /^Approved/ }).click();
    await expect.poll(() => scores(page)).toEqual(["0.83"]);
    await page.getByRole("link", { name: "Show all items" }).click();
    await expect(page).toHaveURL(/items\?status=approved$/);
    await expect.poll(() => numbers(page)).toEqual([first + 1]);
  });

  test("are found by a text that is pasted, and a text without words is told", async ({ page, project, signInAs }) => {
    await insertTexts(project.id, texts);
    await signInAs("viewer");
    await page.goto(`/p/${project.slug}/items`);
    await page.getByRole("radio", { name: "Similar" }).check();
    const box = page.getByRole("searchbox", { name: "Paste a text to find the most similar" });
    await box.fill(texts[0] as string);
    await expect(page).toHaveURL(/similar=List\+three/);
    await expect.poll(async () => (await scores(page)).slice(0, 3)).toEqual(["same wording", "0.86", "0.83"]);
    await page.reload();
    await expect(box).toHaveValue(texts[0] as string);
    await box.fill("糖尿病");
    await box.press("Enter");
    await expect(page.getByText("This text has no words to compare")).toBeVisible();
    await expectNoAxeViolations(page);
    await box.fill("metformin ".repeat(500));
    // Beside the box, and at the results once they are there.
    await expect(page.getByText(/^Only the first [\d,]+ of 4,999 characters are compared/).first()).toBeVisible();
  });

  test("are told of at once when an edit makes a near-duplicate, and ever after", async ({
    page,
    project,
    signInAs,
  }) => {
    const [other, id] = (await insertBenchItems(project.id, 2)) as [string, string];
    const member = await signInAs("annotator");
    const { input, output } = await db.item.findUniqueOrThrow({ where: { id: other } });
    await saveItemText(member, other, { baseVersion: 1, instruction: texts[0] as string, input, output });
    const number = await numberOf(other);
    await openItem(page, project, id);
    await page.getByRole("button", { name: "Edit text" }).click();
    await page.getByLabel("Instruction").fill(texts[1] as string);
    await saveEdit(page);
    await expect(page.getByRole("button", { name: `Open item ${number}` })).toBeVisible();
    const kept = `Kept by a person over the near-duplicate rule: ROUGE-L 0.83 with item ${number}`;
    await expect(page.getByText(kept)).toHaveCount(2);
    await page.goto(`/p/${project.slug}/review?item=${await numberOf(id)}`);
    await expect(page.getByText("Kept duplicate").first()).toBeVisible();
    await expect(page.getByText(kept)).toBeVisible();
  });
});

test.describe("two people who edit the same item", () => {
  test("lose nothing: the second is told and shown both texts", async ({ project, openAs }) => {
    const [id] = (await insertBenchItems(project.id, 1)) as [string];
    const ana = await openAs("annotator");
    const ben = await openAs("curator");
    for (const { page } of [ana, ben]) {
      await openItem(page, project, id);
      await page.getByRole("button", { name: "Edit text" }).click();
    }
    await ana.page.getByLabel("Output").fill("Furosemide 40 mg once a day.");
    await saveEdit(ana.page);
    await expect(ana.page.getByText("Saved as version 2").first()).toBeVisible();

    await ben.page.getByLabel("Output").fill("Furosemide 80 mg once a day.");
    await saveEdit(ben.page);
    await expect(ben.page.getByText(`${ana.member.name} changed this item while you were editing it`)).toBeVisible();
    await expect(ben.page.getByText("Furosemide 40 mg once a day.", { exact: true })).toBeVisible();
    await expect(ben.page.getByText("Furosemide 80 mg once a day.", { exact: true }).first()).toBeVisible();
    await expect(ben.page.locator("ins")).toContainText("80");
    await expect(ben.page.locator("del")).toContainText("40");
    await expectNoAxeViolations(ben.page);
    expect(await db.item.findUnique({ where: { id } })).toMatchObject({
      version: 2,
      output: "Furosemide 40 mg once a day.",
    });

    await ben.page.getByRole("button", { name: "Edit mine" }).click();
    await ben.page.getByLabel("Output").fill("Furosemide 60 mg once a day.");
    await saveEdit(ben.page);
    await expect(ben.page.getByText("Saved as version 3").first()).toBeVisible();
    const versions = await db.itemVersion.findMany({ where: { itemId: id }, orderBy: { number: "asc" } });
    expect(versions.slice(1)).toMatchObject([
      { output: "Furosemide 40 mg once a day.", editorId: ana.member.userId },
      { output: "Furosemide 60 mg once a day.", editorId: ben.member.userId },
    ]);
  });

  test("may leave the other's text as it is", async ({ page, project, signInAs, openAs }) => {
    const [id] = (await insertBenchItems(project.id, 1)) as [string];
    await signInAs("annotator");
    await openItem(page, project, id);
    await page.getByRole("button", { name: "Edit text" }).click();
    await page.getByLabel("Output").fill("Mine.");
    const { member: ben } = await openAs("curator");
    await saveItemText(ben, id, { baseVersion: 1, instruction: "Theirs?", input: "", output: "Theirs." });
    await saveEdit(page);
    await page.getByRole("button", { name: "Keep theirs" }).click();
    await expect(page.getByText("Theirs.", { exact: true }).first()).toBeVisible();
    expect(await db.itemVersion.count({ where: { itemId: id } })).toBe(2);
  });
});

test.describe("an item's page", () => {
  test("tells its versions with their differences, and restores one", async ({ page, project, signInAs }) => {
    const [id] = (await insertBenchItems(project.id, 1)) as [string];
    const member = await signInAs("annotator");
    const { input, output } = await db.item.findUniqueOrThrow({ where: { id } });
    await saveItemText(member, id, { baseVersion: 1, instruction: "Name a diuretic.", input, output });
    await openItem(page, project, id);
    await expect(page.locator("ins")).toContainText("diuretic");
    await page.getByText("Version 1").click();
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await expect(page.getByText("Version 1 is the current text again").first()).toBeVisible();
    await expect(page.getByText("Version 3").first()).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test("tells decisions with their version, and those that were taken back", async ({
    page,
    project,
    signInAs,
    openAs,
  }) => {
    const [id] = (await insertBenchItems(project.id, 1, { approved: 0, rejected: 0 })) as [string];
    const ana = await signInAs("annotator");
    const { member: ben } = await openAs("annotator");
    const decision = { itemId: id, itemVersion: 1, comment: "" };
    const first = crypto.randomUUID();
    await recordDecision(ana, { ...decision, id: first, verdict: "approve", category: "QA", reasons: [] });
    await revokeDecision(ana, first);
    const second = {
      id: crypto.randomUUID(),
      verdict: "reject" as const,
      category: null,
      comment: "Ten times the dose.",
    };
    await recordDecision(ben, { ...decision, ...second, reasons: ["unsafeAdvice"] });
    await saveItemText(ben, id, { baseVersion: 1, instruction: "Name a diuretic.", input: "", output: "Furosemide." });
    await openItem(page, project, id);
    const decisions = page.getByRole("region", { name: "Decisions" });
    await expect(decisions.getByText("Approved, taken back")).toBeVisible();
    await expect(decisions.getByText("Unsafe advice")).toBeVisible();
    await expect(decisions.getByText("Ten times the dose.")).toBeVisible();
    await expect(decisions.getByText("Decided on version 1")).toHaveCount(2);
  });

  test("lets viewers read and nothing else", async ({ page, project, signInAs }) => {
    const [id] = (await insertBenchItems(project.id, 1)) as [string];
    await signInAs("viewer");
    await openItem(page, project, id);
    for (const name of ["Edit text", "Send comment", "Restore version 1"]) {
      await expect(page.getByRole("button", { name })).toHaveCount(0);
    }
    await expect(page.getByRole("link", { name: "Review this item" })).toHaveCount(0);
    const text = { baseVersion: 1, instruction: "x", input: "", output: "" };
    const edit = await page.request.post(`/api/p/${project.slug}/items/${id}/versions`, { data: text });
    expect(edit.status()).toBe(403);
  });

  test("shows text from models as text", async ({ page, project, signInAs }) => {
    const [id] = (await insertBenchItems(project.id, 1)) as [string];
    const output = '<img src=x onerror="document.title=1"><b>bold</b> {{7*7}} &amp;';
    await db.item.update({ where: { id }, data: { output } });
    await signInAs("viewer");
    await openItem(page, project, id);
    await expect(page.getByText(output)).toBeVisible();
    await expect(page).toHaveTitle(/^Item \d+/);
  });

  test("is not there for a number without an item, nor for a stranger", async ({ page, project, signInAs, openAs }) => {
    const [id] = (await insertBenchItems(project.id, 1)) as [string];
    await signInAs("viewer");
    await page.goto(`/p/${project.slug}/items/99999`);
    await expect(
      page.getByText("Page not found").or(page.getByText("Not found in this project")).first(),
    ).toBeVisible();
    const elsewhere = await db.project.create({ data: { slug: `other-${crypto.randomUUID()}`, name: "Other" } });
    const stranger = await openAs("admin", elsewhere);
    const answer = await stranger.page.request.get(`/api/p/${elsewhere.slug}/items/${id}/neighbours`);
    expect(answer.status()).toBe(404);
  });

  test("is accessible and fits, wide in light and on a phone in dark, and so is the table", async ({
    page,
    project,
    signInAs,
  }) => {
    const [id] = (await insertBenchItems(project.id, 8)) as [string];
    const member = await signInAs("annotator");
    await saveItemText(member, id, {
      baseVersion: 1,
      instruction: "Name a diuretic.",
      input: "",
      output: "Furosemide.",
    });
    await openItem(page, project, id);
    await expectHoldsUp(page);
    await page.getByRole("button", { name: "Edit text" }).click();
    await expectHoldsUp(page);
    await page.goto(`/p/${project.slug}/items`);
    await expect(page.getByRole("table", { name: "Items" })).toBeVisible();
    await expectHoldsUp(page);
  });
});
