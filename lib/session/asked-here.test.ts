import { expect, test } from "vitest";
import { askedHere } from "./asked-here.ts";

test.each([
  [{ host: "127.0.0.1:3000", "x-forwarded-for": "127.0.0.1" }],
  [{ host: "localhost:3000", "x-forwarded-host": "localhost:3000", "x-forwarded-for": "::ffff:127.0.0.1" }],
  [{ host: "[::1]:3000", "x-forwarded-for": "::1" }],
])("somebody at this machine asks: %o", (headers) => {
  expect(askedHere(new Headers(headers as Record<string, string>))).toBe(true);
});

test.each([
  ["a web site whose name leads here now", { host: "evil.example:3000", "x-forwarded-for": "127.0.0.1" }],
  ["a proxy that passes the name on", { host: "127.0.0.1:3000", "x-forwarded-host": "seedbed.clinic.example" }],
  ["a proxy that tells who asked", { host: "127.0.0.1:3000", "x-forwarded-for": "203.0.113.9, 127.0.0.1" }],
  ["a name that only begins like ours", { host: "127.0.0.1.evil.example" }],
  ["nobody knows whom", {}],
])("somebody else may be asking through %s", (_who, headers) => {
  expect(askedHere(new Headers(headers as Record<string, string>))).toBe(false);
});
