import { describe, expect, test } from "vitest";
import { processorTime } from "#lib/algorithms/fixtures/processor-time.ts";
import { isGuessable } from "./guessable-password.ts";

describe("a guessable password", () => {
  test.each([
    ["12345678"],
    ["87654321"],
    ["1234567890"],
    ["20261120"],
    ["aaaaaaaa"],
    ["abcabcabc"],
    ["abcdefgh"],
    ["qwertyuiop"],
    ["1q2w3e4r"],
    ["1qaz2wsx"],
    ["qazwsxedc"],
    ["password"],
    ["Password1"],
    ["P@ssw0rd"],
    ["p4$$w0rd!"],
    ["Welcome2026!"],
    ["letmein123"],
    ["trustno1"],
    ["iloveyou!!"],
    ["summer2026"],
    ["adminadmin"],
    ["testtest1"],
    ["seedbed123"],
    ["changeme1"],
  ])("is %s", (password) => {
    expect(isGuessable(password, [])).toBe(true);
  });

  test("is a person's own name or address with a number", () => {
    const context = ["maria.kowalska@clinic.example", "Maria Kowalska"];
    for (const password of ["kowalska1", "MariaKowalska", "maria.kowalska", "K0walska2026"]) {
      expect(isGuessable(password, context), password).toBe(true);
    }
    expect(isGuessable("kowalska1", [])).toBe(false);
  });

  test.each([
    ["correct horse battery"],
    ["blue teapot 47 rivers"],
    ["x7Kq-29mz-Lp4w"],
    ["tulpen im regen"],
    ["9f2c61ab4d"],
    ["密码是一只会飞的猫"],
    ["passport to a quiet island"],
  ])("is not %s", (password) => {
    expect(isGuessable(password, ["maria.kowalska@clinic.example"])).toBe(false);
  });

  test("answers at once however long the text", () => {
    const took = processorTime(() => {
      isGuessable("ab".repeat(100), []);
      isGuessable(`${"a".repeat(199)}b`, []);
    });
    expect(took).toBeLessThan(250);
  });
});
