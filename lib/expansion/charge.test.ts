import fc from "fast-check";
import { expect, test } from "vitest";
import { chargeOf, isBeyondBounds, reservationOf } from "./charge.ts";
import { costOf, perToken, toDollars, toPicodollars } from "./money.ts";
import { tokenBounds } from "./token-bounds.ts";

// A price as providers have it: $0.15 in, $0.075 from the cache, $0.60 out, for a million tokens.
const price = { input: perToken(0.15), cachedInput: perToken(0.075), output: perToken(0.6), batchShare: 50 };
const bounds = { input: 2_000, output: 4_096, bounded: true };

test("a million tokens cost what the price says, and a batch half of it", () => {
  const usage = { input: 1_000_000, cached: 400_000, output: 1_000_000 };
  // 600,000 at 0.15, 400,000 at 0.075, a million at 0.60.
  expect(toDollars(costOf(price, usage))).toBe(0.09 + 0.03 + 0.6);
  expect(toDollars(costOf(price, usage, true))).toBe(0.36);
});

test("an attempt is charged by its usage, in full where nobody knows, and not at all where no model ran", () => {
  const reserved = reservationOf(price, bounds);
  expect(reserved).toBe(2_000n * 150_000n + 4_096n * 600_000n);
  const usage = { input: 500, cached: 0, output: 700 };
  expect(chargeOf(price, bounds, { usage, mayHaveRun: true })).toBe(500n * 150_000n + 700n * 600_000n);
  expect(chargeOf(price, bounds, { usage: null, mayHaveRun: true })).toBe(reserved);
  expect(chargeOf(price, bounds, { usage: null, mayHaveRun: false })).toBe(0n);
  expect(chargeOf(null, bounds, { usage, mayHaveRun: true })).toBe(0n);
});

test("a provider that reports more tokens than there can be is found out, and charged what was reserved", () => {
  const usage = { input: 2_000_000, cached: 0, output: 4_000_000 };
  expect(isBeyondBounds(usage, bounds)).toBe(true);
  expect(chargeOf(price, bounds, { usage, mayHaveRun: true })).toBe(reservationOf(price, bounds));
  // Without a limit of the output a long one may be true.
  expect(chargeOf(price, { ...bounds, bounded: false }, { usage, mayHaveRun: true })).toBe(costOf(price, usage));
});

test("no usage whatever makes a bounded attempt cost more than was set aside, or less than nothing", () => {
  const count = fc.nat(2 ** 31 - 1);
  fc.assert(
    fc.property(count, count, count, fc.boolean(), fc.boolean(), (input, cached, output, batch, mayHaveRun) => {
      for (const usage of [{ input, cached, output }, null]) {
        const charge = chargeOf(price, bounds, { usage, mayHaveRun }, batch);
        expect(charge >= 0n && charge <= (reservationOf(price, bounds, batch) as bigint)).toBe(true);
      }
    }),
  );
});

test("dollars become picodollars and back without a loss", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (millionths) => {
      expect(toPicodollars(millionths / 1e6)).toBe(BigInt(millionths) * 1_000_000n);
      expect(toDollars(toPicodollars(millionths / 1e6))).toBeCloseTo(millionths / 1e6, 9);
    }),
  );
});

test("the bytes of messages and schema bound the input, whatever the script", () => {
  const messages = [{ role: "user" as const, content: "高血压 µg" }];
  const format = { type: "json_schema" as const, json_schema: { name: "t", strict: true, schema: { type: "object" } } };
  const plain = tokenBounds({ model: "m", messages, max_tokens: 100 }, 4_096);
  expect(plain).toEqual({ input: Buffer.byteLength(JSON.stringify(messages)), output: 100, bounded: true });
  expect(plain.input).toBeGreaterThan(Buffer.byteLength("高血压 µg"));
  const structured = tokenBounds({ model: "m", messages, response_format: format }, 4_096);
  expect(structured).toEqual({
    input: plain.input + Buffer.byteLength(JSON.stringify(format)),
    output: 4_096,
    bounded: false,
  });
});
