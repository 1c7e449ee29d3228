import { expect, it } from "vitest";
import { SightClock } from "./sight-clock.ts";

function setUp(visible = true) {
  let now = 1_000.4;
  const clock = new SightClock(() => now, visible);
  return { clock, pass: (ms: number) => (now += ms) };
}

it("measures from the moment an item comes in sight, anew for each", () => {
  const { clock, pass } = setUp();
  clock.look("a");
  pass(1_500);
  expect(clock.elapsed("a")).toBe(1_500);
  clock.look("b");
  pass(200);
  clock.look("b");
  expect(clock.elapsed("b")).toBe(200);
  expect(clock.elapsed("a")).toBe(0);
});

it("stands still while the page is hidden", () => {
  const { clock, pass } = setUp(false);
  clock.look("a");
  pass(5_000);
  clock.show(true);
  clock.show(true);
  pass(300);
  clock.show(false);
  pass(60_000);
  clock.show(true);
  pass(100);
  expect(clock.elapsed("a")).toBe(400);
});

it("ends at an hour, and never goes below nothing", () => {
  const { clock, pass } = setUp();
  clock.look("a");
  pass(5 * 3_600_000);
  expect(clock.elapsed("a")).toBe(3_600_000);
  clock.look("b");
  pass(-50);
  expect(clock.elapsed("b")).toBe(0);
});
