import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { itemFilter } from "../item-filter.ts";
import type { SimilaritySearch } from "../similarity-search.ts";
import { insertBenchItems } from "../testing/insert-bench-items.ts";
import { listSimilarItems } from "./list-similar-items.ts";

let member: Member;

const texts = [
  "List three side effects of metformin.",
  "List four side effects of metformin.",
  "Name the organ that makes insulin.",
  "List three side effects of metformin in Spanish.",
];

beforeAll(async () => {
  member = await createTestMember({ role: "viewer" });
  const ids = await insertBenchItems(member.project.id, texts.length, { approved: 0, rejected: 0 });
  for (const [i, id] of ids.entries()) {
    const at = { sequence: BigInt(i + 1), changeSequence: BigInt(i + 1) };
    await db.item.update({ where: { id }, data: { ...at, instruction: texts[i] as string } });
  }
});

async function search(given: SimilaritySearch, filter: Record<string, string> = {}) {
  return listSimilarItems(member, given, itemFilter.parse(filter));
}

const found = ({ ...answer }: Awaited<ReturnType<typeof search>>) =>
  answer.state === "ready" ? answer.rows.map(({ sequence, score }) => [sequence, score]) : answer.state;

describe("a search by similarity", () => {
  it("gives the items most like another one, itself left out", async () => {
    const answer = await search({ by: "item", number: 1 });
    expect(answer).toMatchObject({ instruction: texts[0], among: null });
    expect(found(answer)).toEqual([
      [4, 0.8571428571428571],
      [2, 0.8333333333333334],
    ]);
  });

  it("gives the items most like a text, the older of equals first, and no seeds", async () => {
    await db.seed.create({
      data: {
        projectId: member.project.id,
        number: 1,
        sequence: 1_000_000n,
        changeSequence: 1_000_000n,
        instruction: "List side effects of metformin.",
        input: "",
        output: "Nausea.",
        exactKey: "seed",
        status: "draft",
      },
    });
    const answer = await search({ by: "text", text: "list SIDE effects of metformin" });
    expect(found(answer)).toEqual([
      [1, 0.9090909090909091],
      [2, 0.9090909090909091],
      [4, 0.7692307692307693],
    ]);
    expect(found(await search({ by: "seed", number: 1 }))).toEqual(found(answer));
  });

  it("keeps to the filters", async () => {
    await db.item.updateMany({ where: { projectId: member.project.id, sequence: 2 }, data: { status: "approved" } });
    expect(found(await search({ by: "item", number: 1 }, { status: "approved" }))).toEqual([[2, 0.8333333333333334]]);
  });

  it("says where there is no such item, and where a text has no words", async () => {
    expect(found(await search({ by: "item", number: 99 }))).toBe("absent");
    expect(found(await search({ by: "seed", number: 9_999_999_999 }))).toBe("absent");
    expect(found(await search({ by: "text", text: "糖尿病" }))).toBe("no words");
    expect(found(await search({ by: "text", text: "xyzzy" }))).toEqual([]);
  });

  it("finds nothing of another project", async () => {
    const stranger = await createTestMember({ role: "viewer" });
    const answer = await listSimilarItems(stranger, { by: "text", text: texts[0] as string }, itemFilter.parse({}));
    expect(found(answer)).toEqual([]);
    expect(found(await listSimilarItems(stranger, { by: "item", number: 1 }, itemFilter.parse({})))).toBe("absent");
  });
});
