import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { insertApprovedItems } from "#lib/datasets/testing/insert-approved-items.ts";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import { runSettings } from "#lib/expansion/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { expect, expectHoldsUp, test } from "./support/fixtures.ts";

/** The rows of a chart's table. */
async function readTable(page: Page, title: string): Promise<string[]> {
  const chart = page.getByRole("figure", { name: title });
  await chart.getByRole("button", { name: "Show table" }).click();
  const rows = await chart.getByRole("row").allTextContents();
  return rows.slice(1);
}

async function insertPausedRun(member: Member): Promise<void> {
  const endpoint = await db.modelEndpoint.findFirstOrThrow({ where: { projectId: member.project.id } });
  await db.expansionRun.create({
    data: {
      projectId: member.project.id,
      number: 1,
      endpointId: endpoint.id,
      endpointName: endpoint.name,
      model: "practice",
      status: "paused",
      settings: runSettings.parse({ endpointId: endpoint.id, model: "practice", rngSeed: "1" }),
      promptVersion: "1",
      target: 40,
      accepted: 30,
      rejected: 112,
      rejectedByRule: { nearDuplicate: 110, emptyOutput: 2 },
      startedBy: member.userId,
      ranBeforeMs: 60_000n,
    },
  });
}

test("a new project opens on its first steps", async ({ page, project, signInAs }) => {
  await signInAs("admin");
  await page.goto(`/p/${project.slug}`);
  await expect(page).toHaveURL(`/p/${project.slug}/overview`);
  const steps = page.getByRole("region", { name: "First steps" });
  await expect(steps.getByRole("listitem")).toHaveCount(4);
  await expect(steps).toContainText("80 seeds can be drawn.");
  await expect(page.getByRole("figure")).toHaveCount(0);
  await steps.getByRole("link", { name: "Start a run" }).click();
  await expect(page).toHaveURL(`/p/${project.slug}/expansion/new`);
});

test("a viewer is offered only the steps that are open to viewers", async ({ page, project, signInAs }) => {
  await signInAs("viewer");
  await page.goto(`/p/${project.slug}/overview`);
  await expect(page.getByRole("region", { name: "First steps" }).getByRole("link")).toHaveText(["Look at seeds"]);
});

test("the overview tells how far seeds have come, and says so as tables too", async ({ page, project, signInAs }) => {
  const member = await signInAs("admin");
  await insertPausedRun(member);
  const ids = await insertApprovedItems(project.id, [
    { category: "QA" },
    { category: "QA" },
    { category: "IE" },
    { category: null },
  ]);
  await db.item.update({ where: { id: ids[3] }, data: { status: "pending" } });
  await db.decision.createMany({
    data: ids.slice(0, 3).map((itemId) => ({
      id: randomUUID(),
      projectId: project.id,
      itemId,
      itemVersion: 1,
      reviewerId: member.userId,
      verdict: "approve" as const,
      category: "QA" as const,
      reasons: [],
    })),
  });
  await page.goto(`/p/${project.slug}/overview`);

  expect(await readTable(page, "How many came how far?")).toEqual([
    "Seeds80",
    "Candidates142",
    "Items42.8\u202f%",
    "Reviewed375.0\u202f%",
    "Approved3100.0\u202f%",
  ]);
  expect(await readTable(page, "Which rules turned candidates away?")).toEqual(["Near-duplicate110", "Empty output2"]);
  expect(await readTable(page, "How near are approved items to the target mix?")).toEqual([
    "Question answering266.7\u202f%22.8\u202f%",
    "Information extraction133.3\u202f%33.8\u202f%",
    "Text generation00.0\u202f%33.5\u202f%",
    "Other00.0\u202f%10.0\u202f%",
  ]);
  const [reviews] = await readTable(page, "Who reviewed how much, by day?");
  expect(reviews).toBe(`${member.name}${"0".repeat(13)}33`);
  const runs = page.getByRole("region", { name: "Runs in progress" });
  await expect(runs.getByRole("progressbar", { name: "Accepted items" })).toHaveAttribute("aria-valuetext", "30 of 40");
  await expect(runs.getByRole("link", { name: "Run 1" })).toHaveAttribute("href", `/p/${project.slug}/expansion/1`);
});

test("a run that goes on is followed without reloading, to its end", async ({ page, project, signInAs }) => {
  const member = await signInAs("admin");
  const endpoint = await db.modelEndpoint.findFirstOrThrow({ where: { projectId: project.id } });
  await page.goto(`/p/${project.slug}/overview`);
  await startExpansion(
    member,
    runSettings.parse({ endpointId: endpoint.id, model: "practice", target: 30, rngSeed: "overview", concurrency: 2 }),
  );
  await page.reload();
  const marked = "stays while the page is not loaded again";
  await page.evaluate((text) => {
    document.body.dataset.marked = text;
  }, marked);
  const funnel = page.getByRole("figure", { name: "How many came how far?" }).getByRole("img");
  await expect(funnel).toHaveAttribute("aria-label", /Items, 30,/, { timeout: 60_000 });
  await expect(page.getByRole("region", { name: "Runs in progress" })).toHaveCount(0);
  expect(await page.evaluate(() => document.body.dataset.marked)).toBe(marked);
});

test("the overview is accessible and fits, wide in light and on a phone in dark", async ({
  page,
  project,
  signInAs,
}) => {
  const member = await signInAs("admin");
  const address = `/p/${project.slug}/overview`;
  await page.goto(address);
  await expectHoldsUp(page);
  await insertPausedRun(member);
  await insertApprovedItems(project.id, [{ category: "QA" }, { category: "GEN" }]);
  await page.goto(address);
  await expect(page.getByRole("figure")).toHaveCount(5);
  await expectHoldsUp(page);
});
