import { expect, it } from "vitest";
import { anything, BestMatches, type Match } from "./best-matches.ts";

it("keeps the best of many offers, the older first of equal ones, also where it keeps many of them", () => {
  const offers = Array.from(
    { length: 100_000 },
    (_, i): Match => ({ key: (i * 7_919) % 100_000, score: (((i * 2_654_435_761) >>> 7) % 997) / 1_000 }),
  );
  for (const limit of [1, 10, 20_000]) {
    const best = new BestMatches(limit, anything);
    for (const { key, score } of offers) best.offer(key, score);
    const sorted = offers.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.key - b.key);
    expect(best.matches()).toEqual(sorted.slice(0, limit));
  }
});
