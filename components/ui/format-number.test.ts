import { describe, expect, it } from "vitest";
import { formatBytes, formatDuration, formatMoney, formatNumber, formatPercent } from "./format-number.ts";

/** Thin spaces made visible. */
const seen = (text: string) => text.replaceAll("\u202f", "_").replaceAll("\u00a0", "~");

describe("numbers", () => {
  it("are grouped by a thin space, four digits too", () => {
    expect(seen(formatNumber(25005))).toBe("25_005");
    expect(seen(formatNumber(9020))).toBe("9_020");
    expect(seen(formatNumber(1234567.5))).toBe("1_234_567.5");
    expect(seen(formatNumber(-1000))).toBe("-1_000");
    expect(formatNumber(0)).toBe("0");
  });

  it("keep the decimal sign of the language", () => {
    expect(seen(formatNumber(1234.5, {}, "de"))).toBe("1_234,5");
  });
});

describe("shares", () => {
  it("have one digit and the sign after a thin space", () => {
    expect(seen(formatPercent(0.338))).toBe("33.8_%");
    expect(seen(formatPercent(1))).toBe("100.0_%");
    expect(seen(formatPercent(0.5, 0))).toBe("50_%");
  });
});

describe("money", () => {
  it("has cents, and more digits below a dollar", () => {
    expect(formatMoney(41.2)).toBe("$41.20");
    expect(seen(formatMoney(1234.5))).toBe("$1_234.50");
    expect(formatMoney(0.0042)).toBe("$0.0042");
    expect(formatMoney(0)).toBe("$0.00");
    expect(formatMoney(0.5)).toBe("$0.50");
    expect(formatMoney(0.01564)).toBe("$0.0156");
    expect(formatMoney(0.000123456)).toBe("$0.000123");
    expect(formatMoney(1e-12)).toBe("$0.000000000001");
    expect(formatMoney(1e-15)).toBe("$0.00");
  });
});

describe("sizes", () => {
  it("take the unit in which they are below a thousand", () => {
    expect(seen(formatBytes(0))).toBe("0_B");
    expect(seen(formatBytes(999))).toBe("999_B");
    expect(seen(formatBytes(13_200_000))).toBe("13.2_MB");
    expect(seen(formatBytes(999_700))).toBe("1_MB");
    expect(seen(formatBytes(512_000_000))).toBe("512_MB");
  });
});

describe("durations", () => {
  it("are told by their two largest units", () => {
    expect(seen(formatDuration(180))).toBe("180_ms");
    expect(seen(formatDuration(2_340))).toBe("2.3_s");
    expect(seen(formatDuration(59_400))).toBe("59_s");
    expect(seen(formatDuration(59_600))).toBe("1_min");
    expect(seen(formatDuration(3_725_000))).toBe("1_h 2_min");
    expect(seen(formatDuration(90_000_000))).toBe("1_d 1_h");
    expect(seen(formatDuration(3_600_000))).toBe("1_h");
  });
});
