import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectHoldsUp, expectNoAxeViolations, test } from "#e2e/support/fixtures.ts";

type Project = { slug: string };

// The starter seeds: 22 QA, 27 IE, 27 GEN, 4 OTHER; number 4 is the one of a letter alone.
const starterSeeds = 80;
const letterAlone = "Reply with nothing but the letter of the correct answer.";

const seedsOf = (project: Project, rest = "") => `/p/${project.slug}/seeds${rest}`;
const history = (page: Page) => page.getByRole("list", { name: "Revisions of this seed" });
const problems = (page: Page) => page.getByRole("form", { name: "Fields of the seed" }).getByRole("alert");
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

async function openSeed(page: Page, project: Project, number: number): Promise<void> {
  await page.goto(seedsOf(project, `/${number}`));
  await expect(page.getByRole("heading", { level: 1, name: `Seed ${number}` })).toBeVisible();
}

/** Opens an empty form and gives it an instruction. */
async function beginSeed(page: Page, project: Project, instruction: string): Promise<void> {
  await page.goto(seedsOf(project, "/new"));
  await page.getByLabel("Instruction").fill(instruction);
}

test.describe("the table of seeds", () => {
  test("counts, filters, searches and sorts, and keeps its state in the address", async ({
    page,
    project,
    signInAs,
  }) => {
    await signInAs("viewer");
    await page.goto(seedsOf(project));
    const categories = page.getByRole("navigation", { name: "Seeds by category" });
    await expect(categories.getByRole("link")).toHaveText([
      "All80",
      "Question answering22",
      "Information extraction27",
      "Text generation27",
      "Other4",
      "No category0",
    ]);
    await expect(page.getByText(`50 of ${starterSeeds} seeds`)).toBeVisible();
    await page.getByRole("link", { name: "Next", exact: true }).click();
    await expect(page.getByText(`30 of ${starterSeeds} seeds`)).toBeVisible();

    await categories.getByRole("link", { name: /Other/ }).click();
    await expect(page.getByText("4 of 4 seeds")).toBeVisible();
    await expect(page).toHaveURL(/\?category=OTHER$/);
    await categories.getByRole("link", { name: /All/ }).click();
    await expect(page.getByText(`50 of ${starterSeeds} seeds`)).toBeVisible();

    await page.getByRole("searchbox", { name: "Search seeds" }).fill("octanoylcarnitine");
    await expect(page.getByText("1 of one seed")).toBeVisible();
    await expect(page).toHaveURL(/q=octanoylcarnitine/);
    await page.reload();
    await expect(page.getByRole("table", { name: "Seeds" }).getByRole("row")).toHaveCount(2);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(page.getByText(`50 of ${starterSeeds} seeds`)).toBeVisible();

    await page.getByRole("link", { name: "No." }).click();
    await expect(page.getByRole("table", { name: "Seeds" }).getByRole("row").nth(1)).toContainText(
      String(starterSeeds),
    );
  });

  test("is walked through by keyboard, with the whole seed beside it", async ({ page, project, signInAs }) => {
    await signInAs("annotator");
    await page.goto(seedsOf(project));
    await page.getByRole("link", { name: /^What is the first drug/ }).focus();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: "Seed 4" });
    await expect(panel.getByText(letterAlone)).toBeVisible();
    await expect(page).toHaveURL(/open=4/);
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("heading", { name: "Seed 4" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(page.getByRole("link", { name: letterAlone })).toBeFocused();
  });

  test("shows a viewer everything and offers no change", async ({ page, project, signInAs }) => {
    await signInAs("viewer");
    await page.goto(seedsOf(project));
    await expect(page.getByRole("link", { name: "Export JSON" })).toBeVisible();
    await expect(page.getByRole("link", { name: /New seed|Import/ })).toHaveCount(0);
    await openSeed(page, project, 4);
    await expect(page.getByText(letterAlone)).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await expect(page.getByRole("button", { name: /Save|Archive|Restore/ })).toHaveCount(0);
  });
});

test.describe("writing a seed", () => {
  test("names what is wrong, keeps a draft until it is complete, and saves by Ctrl+S", async ({
    page,
    project,
    signInAs,
  }) => {
    await signInAs("annotator");
    await page.goto(seedsOf(project, "/new"));
    await page.getByLabel("Output").fill("Twice a day.");
    await page.keyboard.press("Control+s");
    await expect(problems(page)).toContainText("Instruction: Write an instruction");
    await problems(page).getByRole("link").click();
    await expect(page.getByLabel("Instruction")).toBeFocused();

    await page.keyboard.type("How often is this taken?");
    await page.getByLabel("Kind of task").fill("dose calculation");
    await page.getByLabel("Tags").fill("dosing, renal,");
    await page.keyboard.press("Control+s");
    const number = starterSeeds + 1;
    await expect(page.getByRole("heading", { level: 1, name: `Seed ${number}` })).toBeVisible();
    await expect(page.getByText("Draft", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Remove tag renal" })).toBeVisible();

    await page.getByLabel("Category").selectOption("QA");
    await page.keyboard.press("Control+s");
    await expect(page.getByText("Active", { exact: true })).toBeVisible();
    await expect(history(page).getByRole("listitem")).toHaveText([/Revision 2.*Category/, /Revision 1.*Created/]);
  });

  test("keeps every save, shows word by word what changed, and restores", async ({ page, project, signInAs }) => {
    const member = await signInAs("curator");
    await openSeed(page, project, 4);
    const before = await page.getByLabel("Output").inputValue();
    await page.getByLabel("Output").fill("The letter is B.");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page);
    await history(page)
      .getByRole("link", { name: /Revision 2/ })
      .click();
    await expect(page.getByRole("heading", { name: "Revision 2" })).toBeFocused();
    await expect(page.locator("ins").first()).toContainText("The letter is");
    await expect(history(page)).toContainText(`Edited by ${member.name}`);

    await history(page)
      .getByRole("link", { name: /Revision 1/ })
      .click();
    await page.getByRole("button", { name: "Restore this revision" }).click();
    await expect(history(page)).toContainText("Restored from revision 1");
    await page.getByRole("link", { name: "Back to the seed" }).click();
    await expect(page.getByLabel("Output")).toHaveValue(before);
  });

  test("archives without asking, and takes it back by the toast", async ({ page, project, signInAs }) => {
    await signInAs("annotator");
    await openSeed(page, project, 4);
    await page.getByRole("button", { name: "Archive" }).click();
    await expect(page.getByText("This seed is archived")).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByLabel("Instruction")).toHaveValue(letterAlone);
    await expect(history(page).getByRole("listitem")).toHaveCount(3);
  });

  test("warns of a similar seed, and refuses the same task by the other's number", async ({
    page,
    project,
    signInAs,
  }) => {
    await signInAs("annotator");
    await openSeed(page, project, 4);
    const input = await page.getByLabel("Input").inputValue();
    await beginSeed(page, project, letterAlone.replace("correct", "right"));
    await expect(page.getByText("Close to seed 4")).toBeVisible();
    await page.getByLabel("Instruction").fill(` ${letterAlone.toUpperCase()}`);
    await page.getByLabel("Input").fill(input);
    await page.getByRole("button", { name: "Save seed" }).click();
    await expect(problems(page)).toContainText("Seed 4 (“Reply with nothing but the letter");
    await expect(page.getByLabel("Input")).toHaveValue(input);
  });

  test("asks before unsaved changes are left, and brings them back", async ({ page, project, signInAs }) => {
    await signInAs("annotator");
    await openSeed(page, project, 4);
    await page.getByLabel("Notes").fill("Ask Ana about this one.");
    await page.getByRole("link", { name: "Seeds" }).first().click();
    const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
    await question.getByRole("button", { name: "Stay" }).click();
    await expect(page.getByLabel("Notes")).toHaveValue("Ask Ana about this one.");
    await page.getByRole("link", { name: "Seeds" }).first().click();
    await question.getByRole("button", { name: "Leave" }).click();
    await expect(page).toHaveURL(/\/seeds$/);

    await openSeed(page, project, 4);
    await expect(page.getByText("Your unsaved changes are back")).toBeVisible();
    await expect(page.getByLabel("Notes")).toHaveValue("Ask Ana about this one.");
    await page.getByRole("button", { name: "Discard changes" }).last().click();
    await expect(page.getByLabel("Notes")).toHaveValue("");
    await page.reload();
    await expect(page.getByLabel("Notes")).toHaveValue("");
  });
});

test.describe("two people who edit one seed", () => {
  async function collide(page: Page, other: Page, project: Project): Promise<void> {
    await openSeed(page, project, 4);
    await openSeed(other, project, 4);
    await other.getByLabel("Output").fill("Their answer is B");
    await other.getByLabel("Category").selectOption("OTHER");
    await other.getByRole("button", { name: "Save" }).click();
    await saved(other);
    await page.getByLabel("Output").fill("My answer is B");
    await page.getByLabel("Notes").fill("Mine");
    await page.keyboard.press("Control+s");
  }

  test("are both kept: the second is told, compares and merges", async ({ page, project, signInAs, openAs }) => {
    await signInAs("annotator");
    const { page: other, member } = await openAs("curator");
    await collide(page, other, project);
    const conflict = page
      .getByRole("alert")
      .filter({ hasText: `${member.name} saved this seed while you were editing it` });
    await expect(conflict).toBeFocused();
    await expect(conflict.locator("del").first()).toContainText("Their");
    await expect(conflict.locator("ins").first()).toContainText("My");
    await expectNoAxeViolations(page);

    await conflict.getByRole("button", { name: "Merge by hand" }).click();
    await expect(page.getByLabel("Category")).toHaveValue("OTHER");
    await expect(page.getByLabel("Notes")).toHaveValue("Mine");
    await page.getByRole("button", { name: "Use theirs Output" }).click();
    await expect(page.getByLabel("Output")).toHaveValue("Their answer is B");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page);
    await expect(history(page).getByRole("listitem")).toHaveText([/Revision 3.*Notes/, /Revision 2/, /Revision 1/]);
  });

  test("can have theirs, and mine comes back by Undo", async ({ page, project, signInAs, openAs }) => {
    await signInAs("annotator");
    const { page: other } = await openAs("curator");
    await collide(page, other, project);
    await page.getByRole("button", { name: "Take theirs" }).click();
    await expect(page.getByLabel("Output")).toHaveValue("Their answer is B");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByLabel("Output")).toHaveValue("My answer is B");
  });

  test("can have mine, on top of theirs", async ({ page, project, signInAs, openAs }) => {
    await signInAs("annotator");
    const { page: other } = await openAs("curator");
    await collide(page, other, project);
    await page.getByRole("button", { name: "Save mine" }).click();
    await saved(page);
    await history(page)
      .getByRole("link", { name: /Revision 2/ })
      .click();
    await expect(page.locator("ins").first()).toContainText("Their");
  });
});

test("what is being written outlives the seed's archiving by somebody else", async ({
  page,
  project,
  signInAs,
  openAs,
}) => {
  await signInAs("annotator");
  const { page: other } = await openAs("curator");
  await openSeed(page, project, 4);
  await openSeed(other, project, 4);
  await other.getByRole("button", { name: "Archive" }).click();
  await expect(other.getByText("This seed is archived")).toBeVisible();
  await page.getByLabel("Output").fill("Written meanwhile");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(problems(page)).toContainText("Seed 4 was archived.");
  await page.getByRole("button", { name: "Unarchive" }).click();
  await expect(page.getByRole("button", { name: "Archive", exact: true })).toBeVisible();
  await expect(page.getByLabel("Output")).toHaveValue("Written meanwhile");
  await page.getByRole("button", { name: "Save" }).click();
  await saved(page);
});

test.describe("importing and exporting", () => {
  const csv = `Prompt;context;topic;category
Name the antidote;N/A;Toxicology;QA
;x;y;
name the antidote;;;
What is it?;;a;Quiz
Too;few
=1+1;"two
lines";b;gen
`;
  const file = (buffer: Buffer, name: string) => ({ name, mimeType: "application/octet-stream", buffer });

  test("shows what would come in, imports the good rows and names the others", async ({ page, project, signInAs }) => {
    await signInAs("curator");
    await page.goto(seedsOf(project, "/import"));
    const chosen = file(Buffer.from(csv), "tasks.csv");
    await page.getByLabel("File").setInputFiles(chosen);
    await expect(page.getByText("6 rows of CSV, separated by semicolons.")).toBeVisible();
    await expect(page.getByLabel("What Prompt becomes")).toHaveValue("instruction");
    await expect(page.getByLabel("What topic becomes")).toHaveValue("tag");
    await page.getByLabel("What topic becomes").selectOption("ignore");
    await expect(page.getByRole("table", { name: "Rows that would not come in" }).getByRole("row")).toHaveText([
      /Row/,
      /2 \(line 3\).*Write an instruction/,
      /3 \(line 4\).*same instruction and input as row 1/,
      /4 \(line 5\).*“Quiz” is none of/,
      /5 \(line 6\).*2 cells where the first row has 4/,
    ]);
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "Import 2 seeds" }).click();
    await expect(page.getByRole("heading", { name: "2 seeds came in" })).toBeFocused();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /^Download/ }).click(),
    ]);
    expect(readFileSync(await download.path(), "utf8").split("\r\n")).toHaveLength(6);

    await page.getByRole("button", { name: "Choose another file" }).click();
    await page.getByLabel("File").setInputFiles(chosen);
    await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
  });

  test("says in one sentence why a file cannot be read", async ({ page, project, signInAs }) => {
    await signInAs("curator");
    await page.goto(seedsOf(project, "/import"));
    const input = page.getByLabel("File");
    const alert = page.getByRole("alert").filter({ hasText: /./ });
    await input.setInputFiles(file(Buffer.from('[{"instruction": "a",}]'), "broken.json"));
    await expect(alert).toHaveText("This is not valid JSON: something is wrong at line 1, column 22.");
    await input.setInputFiles(file(Buffer.from("\uFEFFinstruction\na", "utf16le"), "utf16.csv"));
    await expect(alert).toHaveText("This file is in UTF-16. Save it as UTF-8 and import it again.");
    await input.setInputFiles(file(Buffer.alloc(20_000_001, "a"), "large.csv"));
    await expect(alert).toHaveText("This file is larger than 20 MB. Split it and import the parts.");
  });

  test("exports what the table shows, and it comes back in as it went out", async ({
    page,
    project,
    signInAs,
    context,
  }) => {
    await signInAs("curator");
    await page.goto(seedsOf(project, "?category=OTHER"));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Export these as JSON" }).click(),
    ]);
    expect(JSON.parse(readFileSync(await download.path(), "utf8"))).toHaveLength(4);
    const whole = await (await context.request.get(`/api/p/${project.slug}/seeds/export`)).text();
    expect(JSON.parse(whole)).toHaveLength(starterSeeds);
    await page.goto(seedsOf(project, "/import"));
    await page.getByLabel("File").setInputFiles(file(Buffer.from(whole), "seeds.json"));
    await expect(page.getByText("Already here: seed 1", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
  });

  test("brings AlpaCare's 167 seed tasks in as drafts", async ({ page, project, signInAs }) => {
    const alpacare = join(import.meta.dirname, "../../shared/data/seeds/alpacare_med_seed.json");
    test.skip(!existsSync(alpacare), "the shared data are not on this machine");
    await signInAs("curator");
    await page.goto(seedsOf(project, "/import"));
    await page.getByLabel("File").setInputFiles(alpacare);
    await page.getByRole("button", { name: "Import 167 seeds" }).click();
    await expect(page.getByRole("heading", { name: "167 seeds came in" })).toBeVisible();
    await page.getByRole("link", { name: "Show drafts" }).click();
    await expect(page.getByText("50 of 167 seeds")).toBeVisible();
    await page.getByRole("combobox", { name: /^Tag/ }).selectOption("topic: Neurology");
    await expect(page).toHaveURL(/tag=topic/);
  });
});

test("the pages of seeds are accessible and fit, wide in light and on a phone in dark", async ({
  page,
  project,
  signInAs,
}) => {
  await signInAs("annotator");
  for (const rest of ["", "?open=4", "?q=nothing-has-this-word", "/new", "/4", "/4?revision=1", "/import"]) {
    await page.goto(seedsOf(project, rest));
    await expect(page.locator("h1, h2").first()).toBeVisible();
    if (rest === "?open=4") {
      // Long texts scroll by keyboard once the page has measured them.
      await expect(page.getByRole("region", { name: "Details" })).toHaveAttribute("tabindex", "0");
    }
    await expectHoldsUp(page);
  }
});
