import { describe, expect, it } from "vitest";
import { type KeyPress, rowActOf, rowAfter } from "./row-keys.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe("keys in the rows of a table", () => {
  it.each([
    ["ArrowDown", "next"],
    ["j", "next"],
    ["ArrowUp", "previous"],
    ["k", "previous"],
    ["Home", "first"],
    ["End", "last"],
    ["x", "toggle"],
    ["Escape", "close"],
  ])("%s asks for %s", (key, act) => {
    expect(rowActOf(press(key), false)).toBe(act);
  });

  it("mean nothing while text is being typed", () => {
    expect(rowActOf(press("j"), true)).toBeNull();
  });

  it("mean nothing while an input method composes, also where only the key code tells", () => {
    expect(rowActOf(press("j", { isComposing: true }), false)).toBeNull();
    expect(rowActOf(press("j", { keyCode: 229 }), false)).toBeNull();
  });

  it.each(["ctrlKey", "metaKey", "altKey"] as const)("belong to the browser with %s held", (modifier) => {
    expect(rowActOf(press("k", { [modifier]: true }), false)).toBeNull();
  });

  it("leave other keys alone", () => {
    expect(rowActOf(press("q"), false)).toBeNull();
    expect(rowActOf(press("Enter"), false)).toBeNull();
  });
});

describe("the row that a key leads to", () => {
  it("is the first one when none was active", () => {
    expect(rowAfter("next", -1, 50)).toBe(0);
    expect(rowAfter("previous", -1, 50)).toBe(0);
  });

  it("stops at both ends", () => {
    expect(rowAfter("next", 49, 50)).toBe(49);
    expect(rowAfter("previous", 0, 50)).toBe(0);
  });

  it("is the neighbour, or an end", () => {
    expect(rowAfter("next", 3, 50)).toBe(4);
    expect(rowAfter("previous", 3, 50)).toBe(2);
    expect(rowAfter("first", 3, 50)).toBe(0);
    expect(rowAfter("last", 3, 50)).toBe(49);
  });
});
