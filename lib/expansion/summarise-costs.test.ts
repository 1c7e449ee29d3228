import fc from "fast-check";
import { expect, test } from "vitest";
import { costsCsv, exactDollars } from "./costs-csv.ts";
import { type SpendingRow, summariseCosts } from "./summarise-costs.ts";

const first: SpendingRow = {
  runNumber: 1,
  runPurpose: "expand",
  runEndpointId: "e1",
  runModel: "small",
  accepted: 4,
  runCharged: 3_000_000_000_000n,
  runAttempts: 2,
  runUnpriced: 0,
  day: "2026-02-01",
  endpointId: "e1",
  endpointName: "Gateway",
  practice: false,
  model: "small",
  purpose: "expand",
  attempts: 1,
  unpriced: 0,
  inputTokens: 1_000n,
  cachedTokens: 10n,
  outputTokens: 200n,
  charged: 1_000_000_000_000n,
};

const amount = fc.bigInt({ min: 0n, max: 9_000_000_000_000_000_000n });
const rows = fc.array(
  fc.record({
    runNumber: fc.integer({ min: 1, max: 3 }),
    day: fc.constantFrom("2026-02-01", "2026-02-02", "2026-02-03"),
    model: fc.constantFrom("small", "large"),
    endpointId: fc.constantFrom("e1", "e2"),
    attempts: fc.nat(1_000),
    charged: amount,
  }),
  { maxLength: 40 },
);
const days = ["2026-02-01", "2026-02-02", "2026-02-03"];

test("the sums by day, by model and by run are the whole, and none is negative or no number", () => {
  fc.assert(
    fc.property(rows, (some) => {
      const all = some.map((row) => ({ ...first, ...row, runAttempts: row.attempts }));
      const { total, ...by } = summariseCosts(all, days);
      const dollars = Number(all.reduce((sum, row) => sum + row.charged, 0n)) / 1e12;
      expect(total.charged).toBe(dollars);
      for (const parts of [by.days, by.models, by.runs]) {
        const sum = parts.reduce((so, part) => so + part.charged, 0);
        expect(Math.abs(sum - dollars)).toBeLessThanOrEqual(1e-9 * dollars);
        for (const { charged } of parts) expect(charged).toBeGreaterThanOrEqual(0);
      }
      for (const { perItem } of [...by.models, ...by.runs]) expect(perItem.dollars).not.toBeNaN();
      expect(by.models.reduce((sum, model) => sum + model.attempts, 0)).toBe(total.attempts);
      expect(by.runs.reduce((sum, run) => sum + run.attempts, 0)).toBe(total.attempts);
    }),
  );
});

test("an item costs what the whole run cost, its other days and its classifications included", () => {
  const other = { ...first, model: "classifier", purpose: "classify" as const, charged: 500_000_000_000n };
  const { runs, models, total } = summariseCosts([first, other], ["2026-02-01"]);
  expect(total.charged).toBe(1.5);
  expect(runs[0]).toMatchObject({ number: 1, charged: 1.5, perItem: { dollars: 0.75, atLeast: false } });
  expect(models.map(({ model, charged, perItem }) => [model, charged, perItem.dollars])).toEqual([
    ["small", 1, 0.75],
    ["classifier", 0.5, null],
  ]);
});

test("what has no price is not free: the cost of an item is then a least, or unknown", () => {
  const some = { ...first, runUnpriced: 1 };
  expect(summariseCosts([some], ["2026-02-01"]).runs[0]?.perItem).toEqual({ dollars: 0.75, atLeast: true });
  const none = { ...first, runUnpriced: 2, unpriced: 1, charged: 0n, runCharged: 0n };
  expect(summariseCosts([none], ["2026-02-01"]).runs[0]?.perItem).toEqual({ dollars: null, atLeast: false });
  const empty = { ...first, accepted: 0 };
  expect(summariseCosts([empty], ["2026-02-01"]).runs[0]?.perItem.dollars).toBeNull();
});

test("days without calls are there, with nothing", () => {
  expect(summariseCosts([first], days).days).toEqual([
    { day: "2026-02-01", charged: 1 },
    { day: "2026-02-02", charged: 0 },
    { day: "2026-02-03", charged: 0 },
  ]);
});

test("the file gives amounts to the picodollar, and no spreadsheet runs a model's name", () => {
  const lines = costsCsv([{ ...first, model: "=HYPERLINK(1)", charged: 1n }]).split("\r\n");
  expect(lines[1]).toBe("2026-02-01,1,Gateway,'=HYPERLINK(1),expand,1,0,1000,10,200,0.000000000001");
  expect(exactDollars(0n)).toBe("0");
  expect(exactDollars(12_340_000_000_000n)).toBe("12.34");
});

test("an exact amount is read back as the same amount", () => {
  fc.assert(
    fc.property(amount, (each) => {
      const [whole = "", fraction = ""] = exactDollars(each).split(".");
      expect(BigInt(whole) * 10n ** 12n + BigInt(fraction.padEnd(12, "0"))).toBe(each);
    }),
  );
});
