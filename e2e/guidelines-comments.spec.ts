import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import { saveGuidelines } from "#lib/review/commands/save-guidelines.ts";
import { expect, expectNoAxeViolations, test } from "./support/fixtures.ts";

test("guidelines are written from the outline, read as text alone, changed by two at once, and brought back", async ({
  page,
  project,
  signInAs,
  openAs,
}) => {
  await signInAs("curator");
  const { member: other, page: reader } = await openAs("annotator");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const path = `/p/${project.slug}/review/guidelines`;
  await page.goto(path);
  await page.getByRole("link", { name: "Start from our outline" }).click();
  const body = page.getByRole("textbox", { name: "Guidelines in Markdown" });
  await expect(body).toHaveValue(/^# What we review/);
  await body.fill(
    `${await body.inputValue()}\n## Harm\n\n<img src=x onerror="document.title='run'"> [bad](javascript:alert) ![scan](https://pictures.example/x.png)\n`,
  );
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("heading", { name: "Harm", level: 3 })).toBeVisible();
  await expect(preview.getByRole("link", { name: "Picture: scan" })).toHaveAttribute("rel", /noopener/);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Save version 1" }).click();
  await expect(page.getByText("Version 1 · saved by")).toBeVisible();
  const article = page.getByRole("article", { name: "Guidelines" });
  await expect(article).toContainText('<img src=x onerror="');
  await expect(article.locator("img, script")).toHaveCount(0);
  await expect(article.getByRole("link", { name: "bad" })).toHaveCount(0);
  expect(asked.filter((url) => url.includes("pictures.example"))).toEqual([]);
  await expect(page.getByRole("navigation", { name: "Contents" })).toContainText("When you are not sure");
  await expectNoAxeViolations(page);

  // An annotator has it beside the item, while it is changed.
  await insertBenchItems(project.id, 3, { approved: 0, rejected: 0 });
  await reader.goto(`/p/${project.slug}/review`);
  await expect(reader.getByRole("button", { name: "Approve" })).toBeEnabled();
  await reader.keyboard.press("g");
  const panel = reader.getByRole("complementary", { name: /guidelines/i });
  await expect(panel).toContainText("Version 1");
  await panel.getByRole("searchbox", { name: "Find a heading" }).fill("not sure");
  await reader.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { name: "When you are not sure" })).toBeFocused();

  await page.getByRole("link", { name: "Edit guidelines" }).click();
  await body.fill("# Mine\n");
  const curator = await db.membership.findFirstOrThrow({ where: { projectId: project.id, role: "curator" } });
  await saveGuidelines(
    { ...other, userId: curator.userId, role: "curator" },
    { baseNumber: 1, body: "# Theirs\n", note: "Shorter" },
  );
  await page.getByRole("button", { name: "Save version 2" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "saved version 2 meanwhile" });
  await expect(conflict.locator("ins")).toContainText("Mine");
  await expect(body).toHaveValue("# Mine\n");
  await conflict.getByRole("button", { name: "Save mine on top" }).click();
  await expect(page.getByRole("heading", { name: "Mine", level: 2 })).toBeVisible();

  await page.getByRole("link", { name: "History" }).click();
  await page.getByRole("link", { name: /^Version 1/ }).click();
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByRole("list", { name: "Versions" })).toContainText("Version 4");
  await expectNoAxeViolations(page);

  // The next answer about the queue says that there is a newer version.
  await panel.getByRole("heading", { name: "When you are not sure" }).press("a");
  await expect(panel.getByText("Guidelines changed: version 4")).toBeVisible();
});

test("a comment calls somebody, who is told once, opens it from the list and resolves it", async ({
  page,
  project,
  signInAs,
  openAs,
}) => {
  const ids = await insertBenchItems(project.id, 2, { approved: 0, rejected: 0 });
  const ana = await signInAs("annotator");
  const { member: ben, page: his } = await openAs("curator");
  const { sequence: number } = await db.item.findUniqueOrThrow({ where: { id: ids[0] as string } });
  await page.goto(`/p/${project.slug}/items/${number}`);
  const box = page.getByRole("textbox", { name: "Comment" });
  await box.pressSequentially(`Which dose, @${ben.name.slice(0, 10)}`);
  const offered = page.getByRole("listbox", { name: "People to mention" });
  await expect(offered.getByRole("option", { name: ben.name })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(offered).toHaveCount(0);
  await box.fill("");
  await box.pressSequentially(`Which dose, @${ben.name.slice(0, 10)}`);
  await expect(offered.getByRole("option", { name: ben.name })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue(`Which dose, @${ben.name} `);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.locator("mark", { hasText: `@${ben.name}` })).toBeVisible();
  await expectNoAxeViolations(page);

  // Another comment, on an item that two review: the one who has not read its review is only told that there is one.
  await db.item.update({ where: { id: ids[1] as string }, data: { policy: 0, wanted: 2, given: 1 } });
  const hidden = { projectId: project.id, itemId: ids[1] as string, authorId: ana.userId, body: "I would reject it." };
  await db.comment.create({ data: { id: crypto.randomUUID(), ...hidden } });

  await his.goto(`/p/${project.slug}/overview`);
  await expect(his.getByRole("link", { name: /^Review.*One unread mention$/ })).toBeVisible();
  await his.goto(`/p/${project.slug}/review/comments`);
  await expect(his.getByText("One more comment is shown once")).toBeVisible();
  await expect(his.getByText("I would reject it.")).toHaveCount(0);
  await his.getByRole("link", { name: /^Mentions of you/ }).click();
  await expect(his.getByText("New", { exact: true })).toBeVisible();
  await expect(his.getByRole("link", { name: "Review", exact: true })).toBeVisible();
  await expectNoAxeViolations(his);
  await his.getByRole("link", { name: `Item ${number}`, exact: true }).click();
  await his.getByRole("button", { name: "Resolve" }).click();
  await his.getByRole("button", { name: "One resolved comment" }).click();
  await expect(his.getByText(`Resolved by ${ben.name}`)).toBeVisible();
  await his.goto(`/p/${project.slug}/review/comments?show=resolved`);
  await his.getByRole("button", { name: /^Open again/ }).click();
  await expect(his.getByText("No resolved comments")).toBeVisible();
});

test("a comment that is on its way when its writer decides is sent once", async ({ page, project, signInAs }) => {
  const ids = await insertBenchItems(project.id, 2, { approved: 0, rejected: 0 });
  await signInAs("annotator");
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route("**/comments", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/p/${project.slug}/review`);
  const heading = page.getByRole("heading", { name: /^Item \d+$/ });
  const first = await heading.textContent();
  await page.keyboard.press("c");
  await page.getByRole("textbox", { name: "Comment" }).fill("Said once.");
  const asked = page.waitForRequest("**/comments");
  await page.keyboard.press("ControlOrMeta+Enter");
  await asked;
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await expect(heading).not.toHaveText(String(first));
  const answered = page.waitForResponse("**/comments");
  letGo();
  await answered;
  await expect(page.getByText("All saved")).toBeVisible();
  expect(await db.comment.count({ where: { itemId: { in: ids } } })).toBe(1);
});
