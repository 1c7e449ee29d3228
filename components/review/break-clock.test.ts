import { expect, it } from "vitest";
import { afterWork, type BreakClock, isBreakDue } from "./break-clock.ts";

const minutes = (n: number) => n * 60_000;
/** Works from minute `from` to minute `to`, with an act each minute. */
function work(from: number, to: number, clock: BreakClock = null): BreakClock {
  let next = clock;
  for (let minute = from; minute <= to; minute++) next = afterWork(next, minutes(minute));
  return next;
}

it("a break is due after 50 minutes of work", () => {
  expect(isBreakDue(null, minutes(90))).toBe(false);
  expect(isBreakDue(work(0, 49), minutes(49))).toBe(false);
  expect(isBreakDue(work(0, 50), minutes(50))).toBe(true);
});

it("a pause of five minutes is a break, a shorter one is none", () => {
  expect(isBreakDue(work(45, 60, work(0, 40)), minutes(60))).toBe(false);
  expect(isBreakDue(work(44, 60, work(0, 40)), minutes(60))).toBe(true);
});

it("who is having a break is not reminded of it", () => {
  expect(isBreakDue(work(0, 49), minutes(54))).toBe(false);
});
