import { describe, expect, it } from "vitest";
import { leaseSight } from "./lease-clock.ts";

const minutes = (n: number) => n * 60_000;
const at = (now: number, touchedAt: number, extendedAt = 0) =>
  leaseSight({ extendedAt: minutes(extendedAt), touchedAt: minutes(touchedAt), now: minutes(now), lasts: minutes(10) });

describe("the leases of a desk", () => {
  it("are kept while somebody works, and extended every two minutes", () => {
    expect(at(1, 0.5)).toEqual({ kind: "kept", due: false });
    expect(at(2, 0.5)).toEqual({ kind: "kept", due: true });
  });

  it("are due at once when something is touched during the warning", () => {
    expect(at(9, 8.9)).toEqual({ kind: "kept", due: true });
  });

  it("are announced to end two minutes before, and end, where nothing is touched", () => {
    expect(at(7.9, 0)).toEqual({ kind: "kept", due: false });
    expect(at(8, 0)).toEqual({ kind: "ending", left: minutes(2) });
    expect(at(9.5, 0)).toEqual({ kind: "ending", left: minutes(0.5) });
    expect(at(10, 0)).toEqual({ kind: "ended" });
  });

  it("have ended for a machine that slept", () => {
    expect(at(600, 0)).toEqual({ kind: "ended" });
  });

  it("go on for who works while the server cannot be reached", () => {
    expect(at(30, 29)).toEqual({ kind: "kept", due: true });
  });

  it("that last shorter are extended sooner", () => {
    expect(leaseSight({ extendedAt: 0, touchedAt: 1, now: 30_000, lasts: 60_000 })).toEqual({
      kind: "kept",
      due: true,
    });
  });
});
