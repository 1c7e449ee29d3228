import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { settleClassifications } from "#lib/expansion/commands/settle-classification.ts";
import { startItemRun } from "#lib/expansion/commands/start-item-run.ts";
import { type Category, categories } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import { recordDecision } from "#lib/review/commands/record-decision.ts";
import { revokeDecision } from "#lib/review/commands/revoke-decision.ts";
import { answerFor, classification, classifyAs, createItemRunProject, getRun } from "./testing/item-run-project.ts";

const { member, input, ids, provider } = await createItemRunProject(classifyAs("QA"), 1);
const [itemId] = ids as [string];

afterAll(async () => {
  await provider.close();
  await db.expansionRun.updateMany({ data: { status: "cancelled" } });
  await db.call.updateMany({ data: { status: "failed" } });
});

type Act = { model: Category } | { person: Category } | "revoke";

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ model: fc.constantFrom(...categories) }),
  fc.record({ person: fc.constantFrom(...categories) }),
  fc.constant("revoke" as const),
);

async function answered(category: Category): Promise<string> {
  const { number } = await startItemRun(member, input());
  return answerFor((await getRun(member, number)).id, itemId, classification(category));
}

async function decide(category: Category): Promise<void> {
  const decision = { id: randomUUID(), itemId, itemVersion: 1, reasons: [], comment: "" };
  await recordDecision(member, { ...decision, verdict: "approve", category });
}

async function revoke(): Promise<void> {
  const standing = await db.decision.findFirst({ where: { itemId, revokedAt: null }, select: { id: true } });
  if (standing) await revokeDecision(member, standing.id);
}

test("whatever models say in between, an item's category is what a person decided, or nobody's", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), fc.boolean(), async (acts, atOnce) => {
      await revoke();
      let decided: Category | null = null;
      for (const each of acts) {
        const before = await db.item.findUniqueOrThrow({ where: { id: itemId } });
        if (each === "revoke") {
          await revoke();
          decided = null;
        } else if ("person" in each) {
          // The answer of a model comes in the same moment, or not.
          const call = atOnce ? await answered("OTHER") : null;
          await Promise.all([decide(each.person), ...(call ? [settleClassifications([call])] : [])]);
          decided = each.person;
        } else {
          await settleClassifications([await answered(each.model)]);
          const { proposedCategory } = await db.item.findUniqueOrThrow({ where: { id: itemId } });
          // A proposal stands on what is undecided alone; a decided item keeps the one that people saw.
          expect(proposedCategory).toBe(decided === null ? each.model : before.proposedCategory);
        }
        const { category, status } = await db.item.findUniqueOrThrow({ where: { id: itemId } });
        expect({ category, status }).toEqual({ category: decided, status: decided === null ? "pending" : "approved" });
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);
