import { expect, expectNoAxeViolations, test } from "#e2e/support/fixtures.ts";
import { saveEdit } from "#e2e/support/save-edit.ts";
import { insertTexts } from "#lib/items/testing/insert-texts.ts";
import { db } from "#lib/platform/db.ts";

const tagged = "BRCA1\tB-Gene\nand\tO\nbreast\tB-Disease\ncancer\tI-Disease\n.\tO\n";
const long = "A sentence of a very long text. ".repeat(3_000);
const advice = "Give 5 mg once a day. There is no evidence of harm.";

test("an item's text is shown as what it is, long ones folded, and risky changes of an edit are called out", async ({
  page,
  project,
  signInAs,
}) => {
  const keys = await insertTexts(project.id, ["Tag the genes.", "Advise the patient."]);
  const [first, second] = await db.item.findMany({
    where: { projectId: project.id, sequence: { in: keys } },
    orderBy: { sequence: "asc" },
  });
  await db.item.update({ where: { id: first?.id as string }, data: { input: long, output: tagged } });
  await db.item.update({ where: { id: second?.id as string }, data: { output: advice } });
  await db.itemVersion.create({
    data: {
      itemId: second?.id as string,
      number: 1,
      change: "admitted",
      instruction: "Advise the patient.",
      input: "",
      output: advice,
      sequence: BigInt(keys[1] as number),
    },
  });
  await signInAs("curator");

  await page.goto(`/p/${project.slug}/items/${keys[0]}`);
  const output = page.getByRole("region", { name: "Output", exact: true });
  await expect(output).toContainText("2 entities in 1 sentence");
  await expect(output.locator("mark")).toHaveText(["BRCA1Gene", "breast cancerDisease"]);
  await output.getByRole("button", { name: "Output as text" }).press("Enter");
  await expect(output).toContainText("BRCA1\tB-Gene", { useInnerText: true });
  const input = page.getByRole("region", { name: "Input", exact: true });
  await input.getByRole("button", { name: /^Show all 96.000 characters/ }).press("Enter");
  await expect(input.getByRole("button", { name: "Show less" })).toBeVisible();
  await expectNoAxeViolations(page);

  await page.goto(`/p/${project.slug}/items/${keys[1]}`);
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.getByLabel("Output").fill("Give 50 mg once a day. There is evidence of harm.");
  const changes = page.getByRole("region", { name: "What you changed" });
  await expect(changes.getByRole("listitem")).toContainText([
    "Dose: 5 mg to 50 mg in output",
    "Negation: no evidence to evidence in output",
  ]);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: /^Save with 2 changes called out/ })).toBeVisible();
  expect(await db.itemVersion.count({ where: { itemId: second?.id as string } })).toBe(1);
  await expectNoAxeViolations(page);
  await saveEdit(page);
  await expect(page.getByText("Saved as version 2").first()).toBeVisible();
  await expect(page.getByText("Dose: 5 mg to 50 mg in output").first()).toBeVisible();
});
