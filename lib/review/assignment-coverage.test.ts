import { describe, expect, it } from "vitest";
import type { Assignment } from "./assigned-parts.ts";
import { assignmentCoverage } from "./assignment-coverage.ts";

const all = (userId: string, share: number): Assignment => ({ userId, share, category: null, runId: null });

describe("how far assignments cover the queue", () => {
  it("is twice where two people have all of it", () => {
    expect(assignmentCoverage([all("ana", 100), all("ben", 100)], 2)).toEqual([
      { category: "any", runId: "any", least: 2, short: 0 },
    ]);
  });

  it("is twice where three people's shares come to 200 per cent", () => {
    const rows = [all("ana", 70), all("ben", 70), all("cleo", 60)];
    expect(assignmentCoverage(rows, 2)).toMatchObject([{ least: 2, short: 0 }]);
  });

  it("tells what share has fewer reviewers than it takes", () => {
    expect(assignmentCoverage([all("ana", 100), all("ben", 40)], 2)).toMatchObject([{ least: 1, short: 60 }]);
  });

  it("tells items of a category from the rest, which have what is assigned of everything", () => {
    const rows = [all("ana", 100), { ...all("ben", 100), category: "QA" as const }];
    expect(assignmentCoverage(rows, 2)).toEqual([
      { category: "QA", runId: "any", least: 2, short: 0 },
      { category: "rest", runId: "any", least: 1, short: 100 },
    ]);
  });

  it("counts people, not shares: who has an item twice is one reviewer", () => {
    const rows = [all("ana", 100), { ...all("ana", 100), runId: "run" }];
    expect(assignmentCoverage(rows, 2)).toEqual([
      { category: "any", runId: "run", least: 1, short: 100 },
      { category: "any", runId: "rest", least: 1, short: 100 },
    ]);
  });

  it("leaves to nobody what is assigned to people who no longer review", () => {
    const rows = [all("gone", 50), all("ana", 50), all("left", 50), all("ben", 50)];
    const reviews = (userId: string) => userId === "ana" || userId === "ben";
    expect(assignmentCoverage(rows, 1, reviews)).toMatchObject([{ least: 0, short: 50 }]);
  });

  it("is none of all items without assignments", () => {
    expect(assignmentCoverage([], 1)).toEqual([{ category: "any", runId: "any", least: 0, short: 100 }]);
  });
});
