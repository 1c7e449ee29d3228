import { expect, it } from "vitest";
import { keepByCost } from "./keep-by-cost.ts";

function clock() {
  let time = 1_000;
  return {
    now: () => time,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

/** A computation that takes `cost` of the clock and counts how often it was done. */
function counted(cost: number) {
  const { now, pass } = clock();
  let times = 0;
  const compute = async (key: string) => {
    times += 1;
    pass(cost);
    return `${key} ${times}`;
  };
  return { compute, now, pass };
}

it("what is cheap is computed each time", async () => {
  const { compute, now } = counted(5);
  const ask = keepByCost(compute, { now });
  expect([await ask("a"), await ask("a")]).toEqual(["a 1", "a 2"]);
});

it("what is dear is kept for a hundred times as long as it took", async () => {
  const { compute, now, pass } = counted(100);
  const ask = keepByCost(compute, { now });
  expect(await ask("a")).toBe("a 1");
  pass(9_999);
  expect(await ask("a")).toBe("a 1");
  pass(1);
  expect(await ask("a")).toBe("a 2");
});

it("nothing is kept for longer than the limit", async () => {
  const { compute, now, pass } = counted(5_000);
  const ask = keepByCost(compute, { now });
  expect(await ask("a")).toBe("a 1");
  pass(30_000);
  expect(await ask("a")).toBe("a 2");
});

it("those who ask at once share one computation, by key", async () => {
  const { compute, now } = counted(5);
  const ask = keepByCost(compute, { now });
  expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual(["a 1", "a 1", "b 2"]);
});

it("a failure is told to those who asked and not kept", async () => {
  let times = 0;
  const ask = keepByCost(async () => {
    times += 1;
    if (times === 1) throw new Error("away");
    return times;
  });
  await expect(Promise.all([ask("a"), ask("a")])).rejects.toThrow("away");
  expect(await ask("a")).toBe(2);
});

it("the key asked for longest ago goes first when there are too many", async () => {
  const { compute, now } = counted(1_000);
  const ask = keepByCost(compute, { now, keys: 2 });
  await ask("a");
  await ask("b");
  await ask("a");
  await ask("c");
  expect(await ask("a")).toBe("a 1");
  expect(await ask("b")).toBe("b 4");
});
