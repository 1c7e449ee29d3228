import type { Page } from "@playwright/test";
import { expect, expectHoldsUp, expectNoAxeViolations, test } from "#e2e/support/fixtures.ts";
import { saveEdit } from "#e2e/support/save-edit.ts";
import { tryNow } from "#e2e/support/try-now.ts";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { insertTexts } from "#lib/items/testing/insert-texts.ts";
import { db } from "#lib/platform/db.ts";

type Project = { id: string; slug: string };

const fill = (project: Project, count: number) => insertBenchItems(project.id, count, { approved: 0, rejected: 0 });
const heading = (page: Page) => page.getByRole("heading", { name: /^Item \d+$/ });
const saved = (page: Page) => expect(page.getByText("All saved")).toBeVisible();

/** Opens the desk and waits for its first item. */
async function openDesk(page: Page, project: Project, query = ""): Promise<void> {
  await page.goto(`/p/${project.slug}/review${query}`);
  await expect(heading(page)).toBeVisible();
}

/** The number of the item on the desk. */
async function onDesk(page: Page): Promise<number> {
  return Number((await heading(page).textContent())?.replace("Item ", ""));
}

async function decisionsOf(project: Project) {
  return db.decision.findMany({
    where: { projectId: project.id },
    orderBy: { createdAt: "asc" },
    include: { item: { select: { sequence: true, status: true, category: true } } },
  });
}

test.describe("reviewing by keyboard", () => {
  test("approves, rejects with reasons, skips, looks back and undoes", async ({ page, project, signInAs }) => {
    await fill(project, 6);
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);

    await page.keyboard.press("2");
    await page.keyboard.press("a");
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await page.keyboard.press("r");
    await expect(page.getByRole("form", { name: `Why reject item ${first + 1}?` })).toBeVisible();
    await page.keyboard.press("1");
    await page.keyboard.press("7");
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText(`Item ${first + 2}`);
    await page.keyboard.press("s");
    await expect(heading(page)).toHaveText(`Item ${first + 3}`);
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText(`Item ${first + 4}`);

    await page.keyboard.press("b");
    await expect(heading(page)).toHaveText(`Item ${first + 3}`);
    await expect(page.getByText("You decided this")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(heading(page)).toHaveText(`Item ${first + 4}`);
    // Once it is saved, an undo is a decision taken back; before, it would never have been one.
    await saved(page);
    await page.keyboard.press("u");
    await expect(heading(page)).toHaveText(`Item ${first + 3}`);
    await saved(page);

    expect(await decisionsOf(project)).toMatchObject([
      { verdict: "approve", category: "IE", item: { sequence: BigInt(first), status: "approved", category: "IE" } },
      { verdict: "reject", reasons: ["wrongAnswer", "unsafeAdvice"], item: { status: "rejected" } },
      { verdict: "approve", revokedAt: expect.any(Date), item: { sequence: BigInt(first + 3), status: "pending" } },
    ]);
  });

  test("changes a decision after a look back, and the new one stands", async ({ page, project, signInAs }) => {
    await fill(project, 3);
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    await page.keyboard.press("1");
    await page.keyboard.press("a");
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await page.keyboard.press("b");
    await page.keyboard.press("4");
    await page.keyboard.press("a");
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await saved(page);
    const decisions = await decisionsOf(project);
    expect(decisions.filter((decision) => decision.revokedAt === null)).toMatchObject([{ category: "OTHER" }]);
    expect(decisions).toHaveLength(2);
  });

  test("leaves keys alone in text and while an input method composes", async ({ page, project, signInAs }) => {
    await fill(project, 3);
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    await page.keyboard.press("c");
    const box = page.getByRole("textbox", { name: "Comment" });
    await expect(box).toBeFocused();
    await page.keyboard.type("ears? 1 a");
    await page.keyboard.press("Enter");
    await expect(box).toHaveValue("ears? 1 a\n");
    await page.keyboard.press("Escape");
    await expect(box).not.toBeFocused();
    for (const more of [{ isComposing: true }, { keyCode: 229 }]) {
      await page.evaluate((init) => {
        const event = new KeyboardEvent("keydown", {
          key: "a",
          code: "KeyA",
          bubbles: true,
          cancelable: true,
          ...init,
        });
        document.body.dispatchEvent(event);
      }, more);
    }
    await page.keyboard.press("Control+a");
    await expect(heading(page)).toHaveText(`Item ${first}`);
    expect(await decisionsOf(project)).toEqual([]);
  });

  test("can be switched off, and stays off", async ({ page, project, signInAs }) => {
    await fill(project, 3);
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    await page.keyboard.press("?");
    await page.getByRole("switch", { name: "Single keys" }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("a");
    await expect(heading(page)).toHaveText(`Item ${first}`);
    await expect
      .poll(
        async () =>
          (await db.user.findFirst({ where: { memberships: { some: { projectId: project.id } } } }))?.preferences,
      )
      .toMatchObject({ singleKeyShortcuts: false });
    await openDesk(page, project);
    await page.keyboard.press("a");
    await page.getByRole("button", { name: /^Approve/ }).click();
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await page.keyboard.press("Control+z");
    await expect(heading(page)).toHaveText(`Item ${first}`);
  });

  test("asks for a category where none is proposed and none chosen, and for a reason to reject", async ({
    page,
    project,
    signInAs,
  }) => {
    const [id] = await fill(project, 3);
    await db.item.update({ where: { id: id as string }, data: { proposedCategory: null, rawCategory: "Summaries" } });
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    await page.keyboard.press("a");
    await expect(page.getByText("Choose a category before approving.").first()).toBeVisible();
    await expect(heading(page)).toHaveText(`Item ${first}`);
    await page.keyboard.press("3");
    await page.keyboard.press("a");
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await page.keyboard.press("r");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Pick a reason or write one.")).toBeVisible();
    await page.getByLabel("In your own words").fill("The dose is ten times too high.");
    await page.keyboard.press("Control+Enter");
    await expect(heading(page)).toHaveText(`Item ${first + 2}`);
    await saved(page);
    expect(await decisionsOf(project)).toMatchObject([
      { verdict: "approve", category: "GEN" },
      { comment: "The dose is ten times too high.", reasons: [] },
    ]);
  });
});

test.describe("a save that fails", () => {
  test("survives a reload, and holds no text of the item", async ({ page, project, signInAs }) => {
    await fill(project, 3);
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    const instruction = (await db.item.findFirstOrThrow({ where: { projectId: project.id, sequence: first } }))
      .instruction;
    await page.route("**/review/decisions", (route) => route.abort());
    await page.keyboard.press("a");
    await expect(page.getByText("1 not saved.")).toBeVisible();
    const stored = await page.evaluate(() => JSON.stringify(localStorage));
    expect(stored).toContain('\\"verdict\\":\\"approve\\"');
    expect(stored).not.toContain(instruction.slice(0, 20));
    const kinds: string[] = [];
    page.on("dialog", (dialog) => {
      kinds.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    expect(kinds).toEqual(["beforeunload"]);
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await expect(page.getByText("1 not saved.")).toBeVisible();
    await page.unroute("**/review/decisions");
    await tryNow(page);
    await saved(page);
    await expect.poll(() => decisionsOf(project)).toMatchObject([{ item: { sequence: BigInt(first) } }]);
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("review."))))
      .toEqual([]);
  });

  test("takes an undo back before it was sent", async ({ page, project, signInAs }) => {
    await fill(project, 4);
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    await page.route("**/review/decisions", (route) => route.abort());
    await page.keyboard.press("a");
    await expect(page.getByText("1 not saved.")).toBeVisible();
    await page.keyboard.press("a");
    await page.keyboard.press("u");
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await expect(page.getByText("1 not saved.")).toBeVisible();
    await page.unroute("**/review/decisions");
    await tryNow(page);
    await saved(page);
    expect((await decisionsOf(project)).map((decision) => Number(decision.item.sequence))).toEqual([first]);
  });
});

test.describe("two people", () => {
  test("never have the same item on their desks", async ({ project, openAs }) => {
    await fill(project, 12);
    const ana = await openAs("annotator");
    const ben = await openAs("annotator");
    await openDesk(ana.page, project);
    await openDesk(ben.page, project);
    expect(await onDesk(ben.page)).toBeGreaterThan(await onDesk(ana.page));
    for (let i = 0; i < 4; i++) await Promise.all([ana.page.keyboard.press("a"), ben.page.keyboard.press("a")]);
    await saved(ana.page);
    await saved(ben.page);
    const decisions = await decisionsOf(project);
    expect(decisions).toHaveLength(8);
    expect(new Set(decisions.map((decision) => decision.itemId)).size).toBe(8);
  });

  test("hand items on: what one leaves, the other gets", async ({ project, openAs }) => {
    await fill(project, 3);
    const ana = await openAs("annotator");
    const ben = await openAs("annotator");
    await openDesk(ana.page, project);
    await ben.page.clock.install();
    await ben.page.goto(`/p/${project.slug}/review`);
    await expect(ben.page.getByText("Others have the rest")).toBeVisible();
    await ana.page.goto("about:blank");
    const held = () => db.reviewLease.count({ where: { projectId: project.id, leaseUntil: { gt: new Date() } } });
    await expect.poll(held).toBe(0);
    // The empty desk looks again by itself.
    await ben.page.clock.fastForward(15_000);
    await expect(heading(ben.page)).toBeVisible();
  });

  test("hear of it when the text changed under a decision", async ({ page, project, signInAs, openAs }) => {
    const [id] = await fill(project, 2);
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    const { member: ben } = await openAs("curator");
    await saveItemText(ben, id as string, {
      baseVersion: 1,
      instruction: "Name a diuretic.",
      input: "",
      output: "Furosemide.",
    });
    await page.keyboard.press("a");
    await expect(page.getByText(`The text of item ${first} changed before you decided.`).first()).toBeVisible();
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await page.keyboard.press("s");
    await expect(heading(page)).toHaveText(`Item ${first}`);
    await expect(page.getByText("Name a diuretic.")).toBeVisible();
    await page.keyboard.press("1");
    await page.keyboard.press("a");
    await saved(page);
    await expect.poll(() => decisionsOf(project)).toMatchObject([{ itemVersion: 2, category: "QA" }]);
  });
});

test.describe("the desk", () => {
  test("edits in place, asks before an edit is thrown away, and the decision is on the new version", async ({
    page,
    project,
    signInAs,
  }) => {
    await fill(project, 2);
    await signInAs("annotator");
    await openDesk(page, project);
    await page.keyboard.press("e");
    await page.getByLabel("Instruction").fill("Half an edit");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("alertdialog", { name: "Discard your changes?" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByLabel("Instruction")).toHaveValue("Half an edit");
    const output = page.getByLabel("Output");
    await output.fill("Furosemide, 40 mg.");
    await saveEdit(page);
    await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
    await expect(page.getByText("Furosemide, 40 mg.")).toBeVisible();
    await page.keyboard.press("a");
    await saved(page);
    expect(await decisionsOf(project)).toMatchObject([{ itemVersion: 2 }]);
  });

  test("sends a comment that was typed and left standing", async ({ page, project, signInAs }) => {
    const [id] = await fill(project, 2);
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    await page.keyboard.press("c");
    await page.keyboard.type("Is this dose right?");
    await page.getByRole("button", { name: /^Approve/ }).click();
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await expect
      .poll(() => db.comment.findMany({ where: { itemId: id as string } }))
      .toMatchObject([{ body: "Is this dose right?" }]);
  });

  test("shows neighbours with their scores, and the queue narrowed to a category", async ({
    page,
    project,
    signInAs,
  }) => {
    const [id, other] = (await fill(project, 3)) as [string, string];
    await db.item.updateMany({ where: { projectId: project.id }, data: { proposedCategory: "GEN" } });
    await db.item.update({ where: { id: other }, data: { proposedCategory: "IE" } });
    await signInAs("annotator");
    await openDesk(page, project);
    await expect(page.getByRole("region", { name: "Most similar, by ROUGE-L" }).getByText(/^0\.\d\d$/)).toHaveCount(10);
    await page.getByRole("combobox", { name: "Category" }).selectOption("Information extraction");
    await expect(page).toHaveURL(/category=IE/);
    const { sequence } = await db.item.findUniqueOrThrow({ where: { id: other } });
    await expect(heading(page)).toHaveText(`Item ${sequence}`);
    expect(id).not.toBe(other);
  });

  test("compares the item with what is most like it by key, and comes back", async ({ page, project, signInAs }) => {
    const [first] = (await insertTexts(project.id, [
      "List three side effects of metformin.",
      "List four side effects of metformin.",
    ])) as [number];
    await signInAs("annotator");
    await openDesk(page, project, `?item=${first}`);
    const item = page.getByRole("article");
    await expect(page.getByRole("button", { name: /^Compare with/ })).toHaveCount(10);
    await expect(item.locator("mark")).toHaveCount(0);
    await page.keyboard.press("n");
    const comparison = page.getByRole("region", { name: `Item ${first + 1}, compared` });
    await expect(comparison.getByRole("heading", { name: `Item ${first + 1}, compared` })).toBeFocused();
    await expect(comparison.locator("del")).toContainText("three");
    await expect(comparison.locator("ins")).toContainText("four");
    await expect(item.locator("mark")).toHaveText(["List", "side effects of metformin"]);
    await expectNoAxeViolations(page);
    await comparison.getByRole("radio", { name: "Shared words" }).check();
    await expect(comparison.getByText(/^5 words in the same order, of 6/)).toBeVisible();
    await page.keyboard.press("n");
    await expect(page.getByText("2 of 10")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(heading(page)).toBeFocused();
    await page
      .getByRole("button", { name: /^Compare with/ })
      .first()
      .click();
    await comparison.getByRole("button", { name: /^All similar/ }).click();
    await expect(page.getByRole("button", { name: /^Compare with/ }).first()).toBeFocused();
  });

  test("keeps what is below the neighbours in its place, and gives up asking for an item that is left", async ({
    page,
    project,
    signInAs,
  }) => {
    await fill(project, 6);
    await signInAs("annotator");
    let asked = 0;
    await page.route("**/neighbours", (route) => {
      asked++;
      const preparing = { state: "preparing", done: 40, total: 100 };
      // The first is being prepared, the last answer never comes.
      return asked === 1 ? route.fulfill({ json: preparing }) : asked > 6 ? undefined : route.continue();
    });
    await openDesk(page, project);
    const below = page.getByRole("heading", { name: "Seeds shown to the model" });
    const top = () => below.evaluate((element) => element.getBoundingClientRect().top);
    await expect(page.getByText("are being read for the first time")).toBeVisible();
    const before = await top();
    await expect(page.getByRole("button", { name: /^Compare with/ })).toHaveCount(10);
    expect(await top()).toBe(before);
    await expect.poll(() => asked).toBe(6);
    await page.goto(page.url());
    await expect.poll(() => asked).toBe(7);
    const given = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/neighbours"));
    await page.keyboard.press("s");
    await given;
  });

  test("opens any item by its address, decided ones too", async ({ page, project, signInAs }) => {
    await fill(project, 4);
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    await page.keyboard.press("2");
    await page.keyboard.press("a");
    await saved(page);
    await openDesk(page, project, `?item=${first}`);
    await expect(heading(page)).toHaveText(`Item ${first}`);
    await expect(page.getByText("Approved", { exact: true })).toBeVisible();
  });

  test("says what belongs there when there is nothing", async ({ page, project, signInAs }) => {
    await signInAs("annotator");
    await page.goto(`/p/${project.slug}/review`);
    await expect(page.getByText("No items yet")).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test("is closed to viewers", async ({ page, project, signInAs }) => {
    await fill(project, 1);
    await signInAs("viewer");
    await page.goto(`/p/${project.slug}/review`);
    await expect(page.getByText("Your role does not open this page")).toBeVisible();
    const answer = await page.request.post(`/api/p/${project.slug}/review/leases`, {
      data: { filter: {}, count: 1, held: [] },
    });
    expect(answer.status()).toBe(403);
  });

  test("is accessible with everything open, wide in light and on a phone in dark", async ({
    page,
    project,
    signInAs,
  }) => {
    await fill(project, 3);
    await signInAs("annotator");
    await openDesk(page, project);
    await expect(page.getByRole("region", { name: "Most similar, by ROUGE-L" }).getByText(/^0\.\d\d$/)).toHaveCount(10);
    await expectHoldsUp(page);
    await page.keyboard.press("r");
    await expectHoldsUp(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    await expectHoldsUp(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expectHoldsUp(page);
  });

  test("works by touch on a phone of 360 pixels", async ({ page, project, signInAs }) => {
    await fill(project, 3);
    await page.setViewportSize({ width: 360, height: 740 });
    await signInAs("annotator");
    await openDesk(page, project);
    const first = await onDesk(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole("button", { name: /^IE/ }).click();
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(heading(page)).toHaveText(`Item ${first + 1}`);
    await page.getByRole("button", { name: "Reject" }).click();
    await page.getByRole("checkbox", { name: "Unsafe advice" }).click();
    await page.getByRole("form").getByRole("button", { name: "Reject" }).click();
    await expect(heading(page)).toHaveText(`Item ${first + 2}`);
    await expectNoAxeViolations(page);
  });
});
