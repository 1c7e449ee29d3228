import { expect, it } from "vitest";
import { createNearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { HeldIndex } from "../near-duplicates/held-index.ts";
import { insertTexts } from "../testing/insert-texts.ts";
import { catchUp } from "./project-indexes.ts";

it("what was taken back while later changes were being read is read as well", async () => {
  const member = await createTestMember();
  const projectId = member.project.id;
  const texts = ["Name two loop diuretics.", "Describe a skin graft.", "Explain what sepsis is."];
  const [first] = (await insertTexts(projectId, texts)) as [number];
  const held = new HeldIndex(projectId, "rouge", createNearDuplicateIndex("rouge"), first - 1);
  // An admission of this process took the first number, and failed; another process took it then, and more.
  held.expect(first - 1, 1);
  const ask = db.$queryRaw.bind(db) as Db["$queryRaw"];
  let asked = 0;
  const slow = {
    $queryRaw: async (...query: Parameters<typeof ask>) => {
      const rows = await ask(...query);
      if (asked++ === 0) held.takeBack(first - 1, 1);
      return rows;
    },
  } as unknown as Db;
  await catchUp(slow, held);
  expect(texts.map((text) => held.index.hasAbove(text, 0.99, { strict: true }) !== null)).toEqual([true, true, true]);
});
