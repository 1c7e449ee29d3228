import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import { type RunSettings, runSettings } from "#lib/expansion/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { expect, expectHoldsUp, test } from "./support/fixtures.ts";

const path = (project: { slug: string }, rest = "") => `/p/${project.slug}/expansion${rest}`;

const modelField = (page: Page) => page.getByRole("combobox", { name: "Model", exact: true });

/** Unfolds a part of the form. */
async function unfold(page: Page, title: string): Promise<void> {
  await page
    .locator("summary")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) })
    .click();
}

/** Starts a run without the form. */
async function startRun(member: Member, settings: Partial<RunSettings>): Promise<void> {
  const { id: endpointId } = await db.modelEndpoint.findFirstOrThrow({ where: { projectId: member.project.id } });
  await startExpansion(member, runSettings.parse({ endpointId, model: "practice", rngSeed: "browser", ...settings }));
}

/** Starts a run without the form, and waits until it is finished. */
async function finishRun(member: Member, settings: Partial<RunSettings>): Promise<void> {
  await startRun(member, settings);
  const unfinished = () =>
    db.expansionRun.count({ where: { projectId: member.project.id, status: { not: "finished" } } });
  await expect.poll(unfinished, { timeout: 60_000, intervals: [100] }).toBe(0);
}

test("a run starts from the form, is watched to its target, and a rejection comes back with one key", async ({
  page,
  project,
  signInAs,
}) => {
  await signInAs("curator");
  await page.goto(path(project));
  await page.getByRole("link", { name: "New run" }).click();
  await expect(modelField(page)).toHaveValue("practice");
  await page.getByLabel("Target number of items").fill("60");
  await unfold(page, "Tasks shown");
  await page.getByLabel("RNG seed").fill("a seed of this test");
  const of = (text: string) => text.replace(/\D+/g, " ").trim();
  await page.getByRole("button", { name: "Call after" }).click();
  await expect(page.getByRole("heading", { name: "Prompt of call 2" })).toBeVisible();
  await page.getByRole("button", { name: "Call before" }).click();
  const preview = page.getByRole("region", { name: "Prompt of call 1" });
  await expect(preview.getByRole("link")).toHaveCount(3);
  const drawn = of((await preview.getByRole("link").allTextContents()).join(" "));
  await page.getByRole("button", { name: "Start run" }).dblclick();

  await expect(page.getByRole("heading", { name: "Run 1" })).toBeVisible();
  await expect(page.getByText("practice model", { exact: true })).toBeVisible();
  // Nobody reloads: the figures come in by themselves.
  await expect(page.getByRole("progressbar", { name: "Items" })).toHaveAttribute("aria-valuenow", "60", {
    timeout: 60_000,
  });
  await expect(page.getByText("Finished", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Review items" })).toHaveAttribute("href", /review\?run=1$/);

  await page.getByRole("link", { name: /^Calls/ }).click();
  await page.getByRole("link", { name: "1", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Call 1" })).toBeVisible();
  const shown = page.getByRole("complementary").getByRole("link", { name: /^Seed \d+$/ });
  expect(of((await shown.allTextContents()).join(" "))).toBe(drawn);

  await page.getByRole("link", { name: /^Rejections/ }).click();
  const row = page.getByRole("table", { name: "Rejections" }).getByRole("row").nth(1);
  await row.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary").getByRole("button", { name: "Restore" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(row.getByText("Restored")).toBeVisible();
  const link = page.getByRole("complementary").getByRole("link", { name: /Restored as item \d+/ });
  await expect(link).toBeVisible();

  await page.goto(path(project));
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
});

test("a running run is paused, goes on, and is cancelled after a question", async ({ page, project, signInAs }) => {
  await startRun(await signInAs("curator"), { target: 20_000, concurrency: 1 });
  await page.goto(path(project, "/1"));
  const items = page.getByRole("progressbar", { name: "Items" });
  const count = async () => Number(await items.getAttribute("aria-valuenow"));
  await expect.poll(count).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  // What changed is also said aloud.
  await expect(page.getByText("Run 1: Paused.")).toBeAttached();
  await expect(page.getByText(/still under way/)).toBeHidden();
  const paused = await count();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  await expect.poll(count).toBeGreaterThan(paused);
  await page.getByRole("button", { name: "Cancel run" }).click();
  await page.getByRole("alertdialog", { name: "Cancel run 1?" }).getByRole("button", { name: "Cancel run" }).click();
  await expect(page.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Resume" })).toBeHidden();
});

test("a key that is not accepted stops the run, and its page says why in the provider's words", async ({
  page,
  project,
  signInAs,
}) => {
  await startRun(await signInAs("admin"), { model: "practice-locked", target: 100 });
  await page.goto(path(project, "/1"));
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  await expect(page.getByText(/^401: /)).toBeVisible();
  await expect(page.getByText("The endpoint did not take the key")).toBeVisible();
  await expect(page.getByRole("link", { name: "See the endpoints" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();
});

test("rejections are filtered in the address, and many are restored after a question", async ({
  page,
  project,
  signInAs,
}) => {
  await finishRun(await signInAs("curator"), { target: 60 });
  await page.goto(path(project, "/1?tab=rejections"));
  const rules = page.getByRole("navigation", { name: "Rejections by rule" });
  await rules.getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/[?&]rule=\w+/);
  const table = page.getByRole("table", { name: "Rejections" });
  const count = (await table.getByRole("row").count()) - 1;
  await table.getByRole("row").nth(1).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
  await expect(table.getByText("Restored", { exact: true })).toHaveCount(1);
  const rest = page.getByRole("button", { name: `Restore all that match (${count - 1})` });
  if (count > 1) {
    await rest.click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Restore all that match" }).click();
    await expect(table.getByText("Restored", { exact: true })).toHaveCount(count);
  }
  await expect(rest).toBeHidden();
});

test("two runs are selected in the list and stand side by side", async ({ page, project, signInAs }) => {
  const member = await signInAs("curator");
  for (const target of [5, 6]) await finishRun(member, { target });
  await page.goto(path(project));
  for (const run of ["Run 1", "Run 2"]) await page.getByRole("checkbox", { name: `Select ${run}` }).check();
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(/compare\?a=1&b=2$/);
  const settings = page.getByRole("table", { name: "Settings that differ" });
  await expect(settings.getByRole("row", { name: /^Target number of items 5 6$/ })).toBeVisible();
  await expect(
    page
      .getByRole("table", { name: "Figures" })
      .getByText(/with 95 % confidence/)
      .first(),
  ).toBeVisible();
});

test("what is wrong in the form is named at its field, and nothing typed is lost", async ({
  page,
  project,
  signInAs,
}) => {
  await signInAs("curator");
  await page.goto(path(project, "/new"));
  await expect(modelField(page)).not.toHaveValue("");
  await page.getByLabel("Target number of items").fill("many");
  await unfold(page, "Rules");
  await page.getByLabel("At most", { exact: true }).fill("3");
  await unfold(page, "Rules");
  await page.getByRole("button", { name: "Start run" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "2 fields need your attention" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /^Target/ }).click();
  await expect(page.getByLabel("Target number of items")).toBeFocused();
  await expect(page.getByLabel("Target number of items")).toHaveValue("many");
  // The part of the form with the other one has opened by itself.
  await expect(page.getByLabel("At most", { exact: true })).toHaveAccessibleDescription(/must not be less/);
});

test("a preset fills the form, is told apart once changed, and a run leans where it is steered", async ({
  page,
  project,
  signInAs,
}) => {
  await signInAs("curator");
  await page.goto(path(project, "/new"));
  await expect(modelField(page)).not.toHaveValue("");
  await page.getByRole("radio", { name: "Self-Instruct" }).check();
  await unfold(page, "Tasks shown");
  await expect(page.getByLabel("Tasks a prompt shows")).toHaveValue("8");
  await expect(page.getByLabel("Of them machine-written, at most")).toHaveValue("2");
  await page.getByLabel("Tasks a prompt shows").fill("4");
  await expect(page.getByText(/^Changed from Self-Instruct: Tasks a prompt shows\./)).toBeVisible();
  await page.getByRole("button", { name: "Back to Self-Instruct" }).click();
  await expect(page.getByLabel("Tasks a prompt shows")).toHaveValue("8");
  await page.getByLabel("Target number of items").fill("40");
  await page.getByRole("button", { name: "Start run" }).click();
  await expect(page.getByRole("heading", { name: "Run 1" })).toBeVisible();
  await expect(page.getByText("Self-Instruct", { exact: true })).toBeVisible();
  await expect(page.getByText("Finished", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByLabel("Parts of the run").getByRole("link", { name: "Seeds" }).click();
  const seeds = page.getByRole("table", { name: "Seeds of the run" });
  await seeds.getByRole("link", { name: /^Shown/ }).click();
  await expect(page).toHaveURL(/sort=shown-desc/);
  await expect(seeds.getByRole("row").nth(1)).toContainText("%");

  // The next run begins with the same settings; a weight takes the preset's name away.
  await page.goto(path(project, "/new"));
  await expect(page.getByRole("radio", { name: "Self-Instruct" })).toBeChecked();
  await unfold(page, "Steering");
  await page.getByRole("textbox", { name: "Question answering", exact: true }).fill("0");
  await page.getByRole("switch", { name: "Rare seeds first" }).click();
  await expect(page.getByText(/^Changed from Self-Instruct: /)).toContainText("Rare seeds first");
  await page.getByRole("button", { name: "Start run" }).click();
  await expect(page.getByRole("heading", { name: "Run 2" })).toBeVisible();
  await expect(page.getByText("Question answering: weight 0")).toBeVisible();
  await expect(page.getByText("Own settings", { exact: true })).toBeVisible();
});

test("a viewer watches runs and changes nothing", async ({ project, page: other, signInAs }) => {
  await startRun(await createTestMember({ role: "curator", project }), { target: 40 });
  await signInAs("viewer");
  await other.goto(path(project, "/1"));
  await expect(other.getByText("Finished", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(other.getByRole("button", { name: /Pause|Resume|Cancel/ })).toHaveCount(0);
  await other.goto(path(project, "/1?tab=rejections"));
  await other.getByRole("table", { name: "Rejections" }).getByRole("row").nth(1).getByRole("link").click();
  await expect(other.getByRole("complementary").getByText("Output", { exact: true })).toBeVisible();
  await expect(other.getByRole("button", { name: "Restore" })).toHaveCount(0);
  for (const closed of ["/new", "/endpoints"]) {
    expect((await other.goto(path(project, closed)))?.status()).toBe(403);
  }
  await other.goto(path(project));
  await expect(other.getByRole("link", { name: "New run" })).toHaveCount(0);
});

test("an admin adds an endpoint, tests it, changes it without seeing its key, and archives it", async ({
  page,
  project,
  signInAs,
}) => {
  const heard: (string | undefined)[] = [];
  const provider: Server = createServer((request, response) => {
    heard.push(request.headers.authorization);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ object: "list", data: [{ id: "small-1", object: "model" }] }));
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
  try {
    await signInAs("admin");
    await page.goto(path(project, "/endpoints"));
    await page.getByRole("button", { name: "Add endpoint" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Our gateway");
    await dialog.getByLabel("Base URL").fill("gateway");
    await dialog.getByRole("button", { name: "Save endpoint" }).click();
    await expect(dialog.getByLabel("Base URL")).toHaveAccessibleDescription(/begins with http/);
    await dialog.getByLabel("Base URL").fill(address);
    await dialog.getByLabel("Key", { exact: false }).fill("sk-test-0123456789-last");
    await dialog.getByRole("button", { name: "Save endpoint" }).click();
    await expect(dialog).toBeHidden();
    const entry = page.getByRole("listitem").filter({ hasText: "Our gateway" });
    await expect(entry.getByText("Key stored, ends in last")).toBeVisible();
    await entry.getByRole("button", { name: "Test connection of Our gateway" }).click();
    await expect(entry.getByText("small-1")).toBeVisible();
    // Once for its models, and once for whether it takes batches.
    expect(heard).toEqual(["Bearer sk-test-0123456789-last", "Bearer sk-test-0123456789-last"]);

    await entry.getByRole("button", { name: "Edit Our gateway" }).click();
    await expect(dialog.getByLabel("Key", { exact: false }).first()).toHaveValue("");
    await dialog.getByLabel("Name").fill("The gateway");
    await dialog.getByRole("button", { name: "Save endpoint" }).click();
    await expect(page.getByRole("heading", { name: "The gateway" })).toBeVisible();
    expect(await page.content()).not.toContain("0123456789");

    await page.getByRole("button", { name: "Archive The gateway" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Archive endpoint" }).click();
    await expect(page.getByRole("heading", { name: "The gateway" })).toBeHidden();
    // What the environment gives is not changed here.
    await expect(page.getByRole("heading", { name: "Practice model" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Edit/ })).toHaveCount(0);
  } finally {
    provider.close();
  }
});

test("the pages of expansion are accessible and fit, wide in light and on a phone in dark", async ({
  page,
  project,
  signInAs,
}) => {
  const member = await signInAs("admin");
  await page.goto(path(project));
  await expect(page.getByRole("heading", { name: "No runs yet" }).or(page.getByText("No runs yet"))).toBeVisible();
  await expectHoldsUp(page);
  await finishRun(member, { target: 40 });
  const visited = [
    "",
    "/new",
    "/endpoints",
    "/1",
    "/1?tab=rejections",
    "/1?tab=malformed",
    "/1?tab=seeds",
    "/1?tab=calls&open=1",
  ];
  for (const each of visited) {
    await page.goto(path(project, each));
    await expect(page.getByRole("heading", { level: 1 }).or(page.getByRole("dialog"))).toBeVisible();
    if (each === "/new") await expect(page.getByText("Example 1 of 3").first()).toBeVisible();
    // A part that scrolls is a tab stop once the browser has measured it.
    if (each.includes("open=")) {
      await expect(page.getByRole("region", { name: "Prompt, user message" })).toHaveAttribute("tabindex", "0");
    }
    await expectHoldsUp(page);
  }
});
