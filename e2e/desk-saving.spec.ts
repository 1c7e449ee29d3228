import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "#e2e/support/fixtures.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";

type Project = { id: string; slug: string };

const heading = (page: Page) => page.getByRole("heading", { name: /^Item \d+$/ });
const saved = (page: Page) => expect(page.getByText("All saved")).toBeVisible();

/** Opens the desk on new items, and gives the number of the first. */
async function openDesk(page: Page, project: Project, count: number): Promise<number> {
  await insertBenchItems(project.id, count, { approved: 0, rejected: 0 });
  await page.goto(`/p/${project.slug}/review`);
  await expect(heading(page)).toBeVisible();
  return Number((await heading(page).textContent())?.replace("Item ", ""));
}

/** The numbers of the items that were decided, in the order of the decisions. */
async function decided(project: Project): Promise<number[]> {
  const decisions = await db.decision.findMany({
    where: { projectId: project.id },
    orderBy: { createdAt: "asc" },
    select: { item: { select: { sequence: true } } },
  });
  return decisions.map(({ item }) => Number(item.sequence));
}

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i);

/** A key going down, again and again where it is held: as a keyboard sends it, thirty times a second and more. */
function keyDown(keyboard: CDPSession, key: string, repeats: boolean): Promise<unknown> {
  return keyboard.send("Input.dispatchKeyEvent", {
    type: "keyDown",
    key,
    code: `Key${key.toUpperCase()}`,
    text: key,
    windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0),
    autoRepeat: repeats,
  });
}

test("the accept key held over 60 items is 60 decisions, one for each, in order", async ({
  page,
  context,
  project,
  signInAs,
}) => {
  await signInAs("annotator");
  const first = await openDesk(page, project, 60);
  const keyboard = await context.newCDPSession(page);
  await keyDown(keyboard, "a", false);
  const over = page.getByText(/^(Everything is reviewed|Others have the rest)$/);
  while (!(await over.isVisible())) await keyDown(keyboard, "a", true);
  await keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", key: "a", code: "KeyA", windowsVirtualKeyCode: 65 });
  await saved(page);
  expect(await decided(project)).toEqual(numbers(first, 60));
});

test("what is decided while the connection is cut goes out when it is back, once each and in order; closing the tab asks first", async ({
  page,
  context,
  project,
  signInAs,
}) => {
  await signInAs("annotator");
  const first = await openDesk(page, project, 8);
  await page.keyboard.press("a");
  await page.keyboard.press("a");
  await saved(page);
  // The third arrives; the connection is gone before its answer.
  await page.route("**/review/decisions", async (route) => {
    await route.fetch();
    await context.setOffline(true);
    await route.abort();
  });
  await page.keyboard.press("a");
  await expect(page.getByText("1 not saved.")).toBeVisible();
  await page.unroute("**/review/decisions");
  await page.keyboard.press("a");
  await page.keyboard.press("a");
  await expect(page.getByText("3 not saved.")).toBeVisible();
  await expect(heading(page)).toHaveText(`Item ${first + 5}`);
  expect(await decided(project)).toEqual(numbers(first, 3));

  const asked = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();
  await closing;

  // Nobody presses anything: the desk notices by itself.
  await context.setOffline(false);
  await saved(page);
  expect(await decided(project)).toEqual(numbers(first, 5));
});
