import fc from "fast-check";
import { expect, test } from "vitest";
import { ceilingOf, failuresThatOpen, freshPace, nextPace, type Pace, type PaceEvent } from "./pace.ts";

const answered: PaceEvent = { kind: "answered", pausedForMs: null };
const limited: PaceEvent = { kind: "rateLimited", retryAfterMs: null, words: "429: slow down" };
const failed: PaceEvent = { kind: "failed", words: "503: overloaded" };
const after = (pace: Pace, events: PaceEvent[], now = 10_000, underWay = 16) =>
  events.reduce((state, event) => nextPace(state, event, underWay, now), pace);

test("an endpoint that only answers has no ceiling", () => {
  expect(after(freshPace, [answered, answered])).toEqual(freshPace);
  expect(ceilingOf(freshPace)).toBe(Number.POSITIVE_INFINITY);
});

test("refusals that come together take the ceiling down once, and the wait that was asked for is kept", () => {
  const asked: PaceEvent = { kind: "rateLimited", retryAfterMs: 7_000, words: "429: slow down" };
  const pace = after(freshPace, [limited, asked, limited]);
  expect(pace.ceiling).toBe(8);
  expect(pace).toMatchObject({ blockedUntil: 17_000, reason: "429: slow down" });
  expect(after(pace, [limited], 11_500, 6).ceiling).toBe(3);
});

test("refusals that no answer comes between make the wait double, to a minute", () => {
  let pace = freshPace;
  let now = 10_000;
  const waits = Array.from({ length: 9 }, () => {
    pace = nextPace(pace, limited, 4, now);
    const wait = (pace.blockedUntil ?? 0) - now;
    now += wait + 1;
    return wait;
  });
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  const afterOne = nextPace(pace, answered, 1, now);
  expect((nextPace(afterOne, limited, 4, now).blockedUntil ?? 0) - now).toBe(1_000);
});

test("a round of answers lifts the ceiling by about one, and a wide one is none", () => {
  const round = Array.from({ length: 10 }, () => answered);
  const pace = after({ ...freshPace, ceiling: 10 }, round, 60_000);
  expect(pace.ceiling).toBeGreaterThan(10.9);
  expect(pace.ceiling).toBeLessThan(11.1);
  // Soon after it came down it goes up slowly.
  expect(after({ ...freshPace, ceiling: 10 }, round, 3_000).ceiling).toBeCloseTo(10.1);
  expect(after({ ...freshPace, ceiling: 127.999, reason: "x" }, [answered], 60_000)).toMatchObject({
    ceiling: null,
    reason: null,
  });
});

test("failures in a row open the breaker, its wait doubles with each failed try, and an answer closes it", () => {
  const almost = after(
    freshPace,
    Array.from({ length: failuresThatOpen - 1 }, () => failed),
  );
  expect(almost.opened).toBe(0);
  expect(after(almost, [answered, failed]).opened).toBe(0);
  const open = after(almost, [failed]);
  expect(open).toMatchObject({ opened: 1, blockedUntil: 15_000, reason: "503: overloaded" });
  expect(ceilingOf(open)).toBe(1);
  // What was under way when it opened comes to nothing new.
  expect(after(open, [failed, failed], 11_000)).toMatchObject({ opened: 1, blockedUntil: 15_000 });
  const again = after(open, [failed], 15_100);
  expect(again).toMatchObject({ opened: 2, blockedUntil: 25_100 });
  expect(after(again, [answered], 25_200)).toMatchObject({ opened: 0, blockedUntil: null, failures: 0 });
});

test("a header that says there is no room left holds the next requests back", () => {
  expect(after(freshPace, [{ kind: "answered", pausedForMs: 2_000 }]).blockedUntil).toBe(12_000);
});

test("whatever comes, at least one request may be sent, nothing waits longer than five minutes, and refusals never widen", () => {
  const event = fc.oneof(
    fc.constant(answered),
    fc.record({
      kind: fc.constant("rateLimited" as const),
      retryAfterMs: fc.option(fc.nat(1e9)),
      words: fc.constant("w"),
    }),
    fc.constant(failed),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(event, fc.integer({ min: 1, max: 128 }), fc.nat(20_000))), (steps) => {
      let pace = freshPace;
      let now = 1_000;
      for (const [what, underWay, ms] of steps) {
        now += ms;
        const before = ceilingOf(pace);
        pace = nextPace(pace, what, underWay, now);
        expect(ceilingOf(pace)).toBeGreaterThanOrEqual(1);
        expect((pace.blockedUntil ?? 0) - now).toBeLessThanOrEqual(5 * 60_000);
        if (what.kind !== "answered") expect(ceilingOf(pace)).toBeLessThanOrEqual(before);
      }
    }),
  );
});
