import type { Page } from "@playwright/test";
import { expect, expectNoAxeViolations, test } from "#e2e/support/fixtures.ts";
import { tryNow } from "#e2e/support/try-now.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";

type Project = { id: string; slug: string };

const heading = (page: Page) => page.getByRole("heading", { name: /^Item \d+$/ });
const saved = (page: Page) => expect(page.getByText("All saved")).toBeVisible();
const minutes = (n: number) => n * 60_000;

/** Opens the desk on new items, and gives the number of the first. */
async function openDesk(page: Page, project: Project, count: number): Promise<number> {
  await insertBenchItems(project.id, count, { approved: 0, rejected: 0 });
  await page.goto(`/p/${project.slug}/review`);
  await expect(heading(page)).toBeVisible();
  return Number((await heading(page).textContent())?.replace("Item ", ""));
}

const decided = (project: Project) =>
  db.decision.findMany({
    where: { projectId: project.id },
    select: { reviewerId: true, verdict: true, duration: true },
  });

test("keys are each person's own, and shown wherever they act", async ({ page, project, signInAs }) => {
  const { userId } = await signInAs("annotator");
  const first = await openDesk(page, project, 4);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys and settings of the desk" });
  await keys.getByRole("button", { name: "Change the key: Skip" }).click();
  await page.keyboard.press("b");
  await expect(keys.getByText("Now the key of: Look back at the item before.")).toBeVisible();
  await expectNoAxeViolations(page);
  await keys.getByRole("button", { name: "Take it over" }).click();
  await keys.getByRole("button", { name: "Change the key: Approve" }).click();
  await page.keyboard.press("Control+s");
  await expect(keys.getByText("Your browser does something with it")).toBeVisible();
  await keys.getByRole("button", { name: "Use it anyway" }).click();
  await keys.getByRole("switch", { name: "Single keys" }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.keyboard.press("b");
  await expect(heading(page)).toHaveText(`Item ${first}`);
  await page.keyboard.press("1");
  await page.getByRole("button", { name: /^QA/ }).click();
  await page.keyboard.press("Control+s");
  await expect(heading(page)).toHaveText(`Item ${first + 1}`);
  await saved(page);
  const stored = () => db.user.findUniqueOrThrow({ where: { id: userId }, select: { preferences: true } });
  const own = { approve: "mod+s", skip: "b", back: "s" };
  await expect.poll(stored).toEqual({ preferences: { keys: own, singleKeyShortcuts: false } });
  await page.goto("/account");
  await expect(page.getByRole("button", { name: "Change the key: Approve" })).toHaveText(/Ctrl S/);
  await page.getByRole("button", { name: "Reset all keys" }).click();
  await expect.poll(stored).toEqual({ preferences: { keys: {}, singleKeyShortcuts: false } });
  expect(await decided(project)).toEqual([{ reviewerId: userId, verdict: "approve", duration: expect.any(Number) }]);
});

test("the palette does everything, and names the key of what is done by hand", async ({ page, project, signInAs }) => {
  await signInAs("annotator");
  const first = await openDesk(page, project, 5);
  const hint = page.getByText("The key for it:");
  for (let i = 0; i < 2; i++) await page.getByRole("button", { name: /^Skip/ }).click();
  await expect(hint).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("skip this");
  const option = page.getByRole("option", { name: /^Skip this item/ });
  await expect(option).toContainText("S");
  await option.click();
  await expect(heading(page)).toHaveText(`Item ${first + 3}`);
  await expect(page.getByRole("button", { name: /^Skip/ })).toBeFocused();
  await expect(hint).toBeVisible();
  await page.keyboard.press("2");
  await expect(hint).toBeHidden();
});

test("text size and focus mode are as they were left", async ({ page, project, signInAs }) => {
  await signInAs("annotator");
  await openDesk(page, project, 2);
  const size = () => page.getByRole("article").evaluate((article) => getComputedStyle(article).fontSize);
  expect(await size()).toBe("18px");
  const kept = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().endsWith("review"),
  );
  await page.keyboard.press("+");
  expect(await size()).toBe("20px");
  await kept;
  await page.keyboard.press("f");
  await expect(page.getByRole("complementary", { name: "Context" })).toBeHidden();
  await expect(page.getByRole("banner")).toHaveAttribute("inert");
  await page.reload();
  await expect(heading(page)).toBeVisible();
  expect(await size()).toBe("20px");
  await expect(page.getByRole("button", { name: "Leave focus mode" })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Context" })).toBeVisible();
});

test("items are kept by any key, given back when nothing is touched, and what is written stays", async ({
  page,
  project,
  signInAs,
}) => {
  await page.clock.install();
  /** Does what makes the desk extend its leases, and waits until they are. */
  const extending = async (act: () => Promise<unknown>) => {
    const extended = page.waitForResponse((response) => response.request().method() === "PUT");
    await act();
    await (await extended).finished();
    await page.clock.runFor(100);
  };
  /** Lets the items be extended, and then nothing be touched for longer than they last. */
  const leaveAlone = async () => {
    await extending(() => page.clock.fastForward(minutes(3)));
    await page.clock.fastForward(minutes(11));
  };
  await signInAs("annotator");
  const first = await openDesk(page, project, 3);
  await page.clock.fastForward(minutes(8.5));
  const ending = page.getByText(/seconds left for this item/);
  await expect(ending).toBeVisible();
  await expectNoAxeViolations(page);
  await extending(() => page.keyboard.press("Shift"));
  await expect(ending).toBeHidden();
  const box = page.getByRole("textbox", { name: "Comment" });
  await page.keyboard.press("c");
  await expect(box).toBeFocused();
  await page.keyboard.type("Is this dose right?");
  await leaveAlone();
  await expect(page.locator("#content").getByText("The time for this item ended")).toBeVisible();
  await expect(box).toHaveValue("Is this dose right?");
  await extending(() => box.fill(""));
  await box.press("Shift");
  await expect(page.locator("#content").getByText("The time for this item ended")).toBeHidden();
  await leaveAlone();
  await expect(page.getByText("Your items went back to the queue").first()).toBeVisible();
  const leased = () => db.reviewLease.count({ where: { projectId: project.id, leaseUntil: { gt: new Date() } } });
  await expect.poll(leased).toBe(0);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(heading(page)).toHaveText(`Item ${first}`);
});

test("decisions wait for their own person to be signed in", async ({ page, context, project, signInAs }) => {
  const { userId } = await signInAs("annotator");
  const first = await openDesk(page, project, 3);
  const own = await context.cookies();
  await context.clearCookies();
  await page.keyboard.press("1");
  await page.keyboard.press("a");
  await expect(page.getByText("1 not saved.")).toBeVisible();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await signInAs("annotator");
  await tryNow(page);
  await expect(page.getByText("Somebody else is signed in")).toBeVisible();
  expect(await decided(project)).toEqual([]);
  await context.addCookies(own);
  await tryNow(page);
  await saved(page);
  expect(await decided(project)).toMatchObject([{ reviewerId: userId }]);
  await expect(heading(page)).toHaveText(`Item ${first + 1}`);
});

test("an input method that composes never acts", async ({ page, context, project, signInAs }) => {
  await signInAs("annotator");
  const first = await openDesk(page, project, 2);
  const cdp = await context.newCDPSession(page);
  // As browsers tell of a key that an input method takes.
  await cdp.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Process",
    code: "KeyA",
    windowsVirtualKeyCode: 229,
  });
  await page.keyboard.press("c");
  const box = page.getByRole("textbox", { name: "Comment" });
  await expect(box).toBeFocused();
  await cdp.send("Input.imeSetComposition", { text: "あ", selectionStart: 1, selectionEnd: 1 });
  await page.keyboard.press("Enter");
  await cdp.send("Input.insertText", { text: "亜" });
  await expect(box).toHaveValue(/亜/);
  await expect(heading(page)).toHaveText(`Item ${first}`);
  expect(await decided(project)).toEqual([]);
});
