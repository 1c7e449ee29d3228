import { describe, expect, it } from "vitest";
import type { OwnKeys } from "#lib/team/schema.ts";
import { deskActOf as actOf, type DeskFocus, type DeskPress } from "./desk-keys.ts";
import { keymapOf } from "./keymap.ts";

const usual = keymapOf({});
const deskActOf = (press: DeskPress, focus: DeskFocus, keymap = usual) => actOf(press, focus, keymap);

const press = (key: string, more: Partial<DeskPress> = {}): DeskPress => ({
  key,
  code: "",
  keyCode: 0,
  isComposing: false,
  repeat: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const deciding: DeskFocus = { mode: "deciding", typing: false, control: false, singleKeys: true };
const reasons: DeskFocus = { ...deciding, mode: "reasons" };

describe("keys on the desk", () => {
  it.each([
    ["a", "approve"],
    ["A", "approve"],
    ["Enter", "approve"],
    ["r", "reject"],
    ["e", "edit"],
    ["c", "comment"],
    ["s", "skip"],
    ["u", "undo"],
    ["b", "back"],
    ["n", "compare"],
    ["p", "compareBefore"],
    ["g", "guidelines"],
    ["f", "focus"],
    ["+", "larger"],
    ["=", "larger"],
    ["-", "smaller"],
    ["Escape", "cancel"],
  ])("%s asks for %s", (key, act) => {
    expect(deskActOf(press(key), deciding)).toEqual({ act });
  });

  it("? asks for help, though it takes Shift", () => {
    expect(deskActOf(press("?", { shiftKey: true }), deciding)).toEqual({ act: "help" });
  });

  it.each([
    ["1", "QA"],
    ["2", "IE"],
    ["3", "GEN"],
    ["4", "OTHER"],
  ])("%s chooses %s", (key, category) => {
    expect(deskActOf(press(key), deciding)).toEqual({ act: "category", category });
  });

  it.each(["5", "0", "x", "z", " ", "Tab", "ArrowDown", "F5", "Shift", "Dead"])("%j is left alone", (key) => {
    expect(deskActOf(press(key), deciding)).toBeNull();
  });

  it("Ctrl or Cmd and Z asks for undo, also where single keys are off", () => {
    expect(deskActOf(press("z", { ctrlKey: true }), deciding)).toEqual({ act: "undo" });
    expect(deskActOf(press("z", { metaKey: true }), { ...deciding, singleKeys: false })).toEqual({ act: "undo" });
    expect(deskActOf(press("Z", { metaKey: true, shiftKey: true }), deciding)).toBeNull();
  });

  it.each(["ctrlKey", "metaKey", "altKey", "shiftKey"] as const)("belong to the browser with %s held", (modifier) => {
    expect(deskActOf(press("a", { [modifier]: true }), deciding)).toBeNull();
    expect(deskActOf(press("Enter", { [modifier]: true }), deciding)).toBeNull();
  });

  it.each(["a", "Enter", "Escape", "1", "?", "r"])(
    "%s means nothing while text is typed, not even with a modifier",
    (key) => {
      expect(deskActOf(press(key), { ...deciding, typing: true })).toBeNull();
      expect(deskActOf(press("z", { ctrlKey: true }), { ...deciding, typing: true })).toBeNull();
    },
  );

  it.each(["a", "Enter", "1", "Escape"])("%s means nothing while an input method composes", (key) => {
    expect(deskActOf(press(key, { isComposing: true }), deciding)).toBeNull();
    expect(deskActOf(press(key, { keyCode: 229 }), deciding)).toBeNull();
    expect(deskActOf(press(key, { keyCode: 229 }), reasons)).toBeNull();
  });

  it.each(["s", "r", "1", "u", "Escape"])("%s counts once however long it is held", (key) => {
    expect(deskActOf(press(key, { repeat: true }), deciding)).toBeNull();
    expect(deskActOf(press(key, { repeat: true }), reasons)).toBeNull();
  });

  it.each(["a", "Enter"])("%s goes on approving while it is held, and says so", (key) => {
    expect(deskActOf(press(key, { repeat: true }), deciding)).toEqual({ act: "approve", held: true });
  });

  it("AltGr types signs, and asks for nothing", () => {
    const getModifierState = (name: string) => name === "AltGraph";
    expect(deskActOf(press("a", { getModifierState }), deciding)).toBeNull();
  });

  it("Enter presses the button that has the focus, letters still act", () => {
    const onButton = { ...deciding, control: true };
    expect(deskActOf(press("Enter"), onButton)).toBeNull();
    expect(deskActOf(press("a"), onButton)).toEqual({ act: "approve" });
  });

  it.each(["a", "Enter", "1", "?", "s"])("%s means nothing for who has switched single keys off", (key) => {
    expect(deskActOf(press(key), { ...deciding, singleKeys: false })).toBeNull();
    expect(deskActOf(press(key), { ...reasons, singleKeys: false })).toBeNull();
  });

  it("act by their place where the layout has other letters", () => {
    expect(deskActOf(press("ф", { code: "KeyA" }), deciding)).toEqual({ act: "approve" });
    expect(deskActOf(press("&", { code: "Digit1" }), deciding)).toEqual({ act: "category", category: "QA" });
    // A French keyboard has A where others have Q: the letter printed on it wins.
    expect(deskActOf(press("a", { code: "KeyQ" }), deciding)).toEqual({ act: "approve" });
  });
});

describe("keys in the list of reasons", () => {
  it.each([
    ["1", 0],
    ["9", 8],
    ["0", 9],
  ])("%s picks reason %i", (key, index) => {
    expect(deskActOf(press(key), reasons)).toEqual({ act: "reason", index });
  });

  it("R and Enter reject, Escape leaves", () => {
    expect(deskActOf(press("r"), reasons)).toEqual({ act: "confirm" });
    expect(deskActOf(press("Enter"), reasons)).toEqual({ act: "confirm" });
    expect(deskActOf(press("Escape"), reasons)).toEqual({ act: "cancel" });
  });

  it.each(["a", "s", "u", "e", "b", "?"])("%s does not decide anything", (key) => {
    expect(deskActOf(press(key), reasons)).toBeNull();
  });
});

describe("keys while the text is edited", () => {
  it.each(["a", "Enter", "Escape", "1"])("%s belongs to the form", (key) => {
    expect(deskActOf(press(key), { ...deciding, mode: "editing" })).toBeNull();
  });
});

describe("keys that a person chose", () => {
  const by = (own: OwnKeys, key: string, more: Partial<DeskPress> = {}, focus: Partial<DeskFocus> = {}) =>
    deskActOf(press(key, more), { ...deciding, ...focus }, keymapOf(own));

  it("act in place of the usual ones", () => {
    expect(by({ approve: "x" }, "x")).toEqual({ act: "approve" });
    expect(by({ approve: "x" }, "a")).toBeNull();
    expect(by({ approve: "x" }, "Enter")).toBeNull();
    expect(by({ categoryIE: "w" }, "w")).toEqual({ act: "category", category: "IE" });
    expect(by({ undo: "j" }, "z", { metaKey: true })).toEqual({ act: "undo" });
  });

  it("with a modifier act where single keys are off too, but never in text", () => {
    const own = { approve: "mod+enter", skip: "alt+shift+right" };
    const off = { singleKeys: false };
    expect(by(own, "Enter", { ctrlKey: true }, off)).toEqual({ act: "approve" });
    expect(by(own, "Enter", { metaKey: true, repeat: true }, off)).toEqual({ act: "approve", held: true });
    expect(by(own, "ArrowRight", { altKey: true, shiftKey: true }, off)).toEqual({ act: "skip" });
    expect(by(own, "Enter", { ctrlKey: true }, { ...off, typing: true })).toBeNull();
    expect(by(own, "Enter", { ctrlKey: true, isComposing: true }, off)).toBeNull();
    // Option and A type another sign on Apple's keyboards; the key's place tells.
    expect(by({ skip: "alt+a" }, "å", { altKey: true, code: "KeyA" })).toEqual({ act: "skip" });
  });

  it("leave the digits to the reasons, and reject from there by the key of their own", () => {
    const own = { skip: "1", reject: "x" };
    expect(by(own, "1")).toEqual({ act: "skip" });
    expect(by(own, "1", {}, { mode: "reasons" })).toEqual({ act: "reason", index: 0 });
    expect(by(own, "x", {}, { mode: "reasons" })).toEqual({ act: "confirm" });
  });

  it("on a button leave Enter and Space to it", () => {
    expect(by({ approve: "space" }, " ", {}, { control: true })).toBeNull();
    expect(by({ approve: "space" }, " ")).toEqual({ act: "approve" });
  });
});
