import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { freezeApproved } from "../commands/freeze-approved.ts";
import { insertApprovedItems } from "../testing/insert-approved-items.ts";
import { readPages } from "./read-pages.ts";

it("the rows of a version come in order, each once, in pages of bounded rows and bytes", async () => {
  const member = await createTestMember();
  const long = "x".repeat(90_000);
  await insertApprovedItems(member.project.id, [
    ...Array.from({ length: 60 }, (_, i) => ({
      instruction: `long ${i}`,
      input: long,
      output: long,
      category: "IE" as const,
    })),
    ...Array.from({ length: 1_300 }, (_, i) => ({
      instruction: `short ${i}`,
      category: i % 13 ? ("QA" as const) : ("GEN" as const),
    })),
  ]);
  const { id } = await freezeApproved(member, { id: randomUUID(), name: "Long texts", notes: "" });

  const seen: string[] = [];
  const sizes: number[] = [];
  for await (const page of readPages(id, null)) {
    seen.push(...page.map((row) => row.instruction));
    sizes.push(page.length);
    expect(page.reduce((sum, row) => sum + row.input.length + row.output.length, 0)).toBeLessThanOrEqual(4_000_000);
  }
  expect(seen).toEqual([
    ...Array.from({ length: 60 }, (_, i) => `long ${i}`),
    ...Array.from({ length: 1_300 }, (_, i) => `short ${i}`),
  ]);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
  expect(sizes.length).toBeGreaterThan(3);

  const generated: string[] = [];
  for await (const page of readPages(id, "GEN")) generated.push(...page.map((row) => row.instruction));
  expect(generated).toEqual(Array.from({ length: 100 }, (_, i) => `short ${i * 13}`));
});

it("a row that is larger than a page comes alone", async () => {
  const member = await createTestMember();
  const huge = "ä".repeat(2_500_000);
  await insertApprovedItems(member.project.id, [
    { output: huge, category: "GEN" },
    { output: huge, category: "GEN" },
  ]);
  const { id } = await freezeApproved(member, { id: randomUUID(), name: "Huge texts", notes: "" });
  const sizes: number[] = [];
  for await (const page of readPages(id, null)) sizes.push(page.length);
  expect(sizes).toEqual([1, 1]);
});
