import type { Page } from "@playwright/test";
import { expect, expectNoAxeViolations, test } from "./support/fixtures.ts";

const path = (project: { slug: string }, rest = "") => `/p/${project.slug}/expansion${rest}`;
const userMessage = (page: Page) => page.getByRole("textbox", { name: "User message" });

/** Makes a copy of the built-in expansion prompt and stands in its editor. */
async function makeCopy(page: Page, project: { slug: string }, name: string): Promise<void> {
  await page.goto(path(project, "/prompts"));
  await page.getByRole("link", { name: /^Built-in: expansion/ }).click();
  await expect(page.getByText("The built-in prompt cannot be changed.")).toBeVisible();
  await expect(userMessage(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Make a copy" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Create template" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(userMessage(page)).toBeEditable();
}

test("a copy of the built-in prompt is edited, compared, and a run is started with it", async ({
  page,
  project,
  signInAs,
}) => {
  await signInAs("curator");
  await makeCopy(page, project, "Short tasks");
  const preview = page.getByRole("region", { name: "Preview", exact: true });
  const shown = preview.getByRole("region", { name: "User message" });
  await expect(shown).toContainText("===== Example 3 of 3 =====");
  const drawn = await preview.getByRole("link").allTextContents();
  await preview.getByRole("button", { name: "Draw others" }).click();
  await expect.poll(() => preview.getByRole("link").allTextContents()).not.toEqual(drawn);

  await userMessage(page).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("\n\nKeep every {{seed}} short.");
  await expect(page.getByText("there is no variable “seed” here. Do you mean “seeds”?").first()).toBeVisible();
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "User message" })).toBeVisible();

  const written = await userMessage(page).inputValue();
  await userMessage(page).fill(written.replace("{{seed}}", "output "));
  await userMessage(page).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.getByRole("button", { name: "Insert {{tasks_per_call}}" }).click();
  await expect(userMessage(page)).toBeFocused();
  await expect(shown).toContainText("Keep every output  short.5");
  await page.getByLabel("Note on this version").fill("Shorter outputs");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText("Saved as version 2.").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "What changed from Version 1 to Version 2" })).toBeVisible();
  await expect(page.locator("ins")).toContainText("Keep every output");
  await expect(page.getByRole("list", { name: "Versions" })).toContainText("Shorter outputs");
  await expectNoAxeViolations(page);

  await page.goto(path(project, "/new"));
  await expect(page.getByRole("combobox", { name: "Model", exact: true })).not.toHaveValue("");
  await page.getByRole("heading", { name: "Prompt", exact: true }).click();
  await page.getByRole("combobox", { name: "Prompt", exact: true }).selectOption({ label: "Short tasks v2" });
  await expect(page.getByRole("region", { name: /^Prompt of call/ })).toContainText("Keep every output");
  await page.getByLabel("Target number of items").fill("20");
  await page.getByRole("button", { name: "Start run" }).click();
  await expect(page).toHaveURL(/\/expansion\/\d+$/);
  await expect(page.getByText("Short tasks v2")).toBeVisible();
  await expect(page.getByText("Finished", { exact: true })).toBeVisible({ timeout: 60_000 });

  await page.goto(path(project, "/prompts"));
  const figures = page.getByRole("table", { name: "Figures by prompt version" }).getByRole("row");
  await expect(figures.filter({ hasText: "Short tasks v2" })).toContainText(/\d+\.\d\s%/);
  await expectNoAxeViolations(page);
});

test("unsaved changes are asked about, come back with the page, and a second editor's text is shown against them", async ({
  page,
  project,
  signInAs,
  openAs,
}) => {
  await signInAs("curator");
  await makeCopy(page, project, "Two hands");
  const other = await openAs("curator");
  await other.page.goto(page.url());
  await expect(userMessage(other.page)).toBeEditable();
  await userMessage(other.page).fill("Theirs: {{seeds}} {{answer_format}}");
  await userMessage(page).fill("Mine: {{seeds}} {{answer_format}}");
  await other.page.getByRole("button", { name: "Save as version 2" }).click();
  await expect(other.page.getByText("Saved as version 2.").first()).toBeVisible();

  await page.getByRole("link", { name: "Seeds", exact: true }).first().click();
  await page.getByRole("alertdialog", { name: "Leave without saving?" }).getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL(/\/seeds/);
  await page.goBack();
  await expect(userMessage(page)).toHaveValue("Mine: {{seeds}} {{answer_format}}");

  await page.getByRole("button", { name: /^Save as version/ }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "saved version 2 while you were editing" });
  await expect(conflict).toBeVisible();
  await expect(userMessage(page)).toHaveValue("Mine: {{seeds}} {{answer_format}}");
  await conflict.getByRole("button", { name: "Save mine as the next version" }).click();
  await expect(page.getByText("Saved as version 3.").first()).toBeVisible();
  await expect(page.getByRole("list", { name: "Versions" }).getByRole("listitem")).toHaveCount(3);
});

test("who may not write prompts reads them, with history and preview", async ({ page, project, signInAs, openAs }) => {
  await signInAs("curator");
  await makeCopy(page, project, "For reading");
  const viewer = await openAs("viewer");
  await viewer.page.goto(page.url());
  await expect(viewer.page.getByRole("heading", { name: "For reading" })).toBeVisible();
  await expect(viewer.page.getByRole("region", { name: "Preview", exact: true })).toContainText("Example 1 of 3");
  await expect(userMessage(viewer.page)).toHaveCount(0);
  await expect(viewer.page.getByRole("button", { name: /^(Make a copy|Archive|Rename)$/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("This template is archived: no new run takes it.")).toBeVisible();
  await page.goto(path(project, "/new"));
  await page.getByRole("heading", { name: "Prompt", exact: true }).click();
  await expect(page.getByRole("combobox", { name: "Prompt", exact: true })).not.toContainText("For reading");
});
