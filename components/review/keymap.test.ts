import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chord as chordSchema, keyActions, type OwnKeys, preferences } from "#lib/team/schema.ts";
import { browserUse, chordOf, isSingle, type KeyPress, keymapOf, takenFrom, withKey, withoutKey } from "./keymap.ts";

const press = (key: string, code = "", more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const shift = { shiftKey: true };

describe("the chord of a press", () => {
  it.each([
    ["a letter", press("a", "KeyA"), "a"],
    ["a letter under Caps Lock", press("A", "KeyA"), "a"],
    ["a letter with Shift", press("A", "KeyA", shift), "shift+a"],
    ["a letter of another script, by its place", press("ф", "KeyA"), "a"],
    ["a digit", press("7", "Digit7"), "7"],
    ["a French digit, by its place", press("&", "Digit1"), "1"],
    ["a sign that takes Shift", press("?", "Slash", shift), "?"],
    ["plus, wherever it is", press("+", "Equal", shift), "plus"],
    ["plus on the number block", press("+", "NumpadAdd"), "plus"],
    ["a sign where others have a letter", press(";", "KeyQ"), ";"],
    ["a named key", press("ArrowLeft", "ArrowLeft", shift), "shift+left"],
    ["a function key", press("F2", "F2"), "f2"],
    ["Ctrl", press("Enter", "Enter", { ctrlKey: true }), "mod+enter"],
    ["Cmd and more", press("z", "KeyZ", { metaKey: true, altKey: true, shiftKey: true }), "mod+alt+shift+z"],
    ["Option, by its place", press("ß", "KeyS", { altKey: true }), "alt+s"],
  ])("is that of %s", (_, given, chord) => {
    expect(chordOf(given)).toBe(chord);
    expect(chordSchema.safeParse(chord).success).toBe(true);
  });

  it.each(["Shift", "Control", "Escape", "Tab", "Dead", "Process", "Unidentified", "CapsLock", "AudioVolumeUp", ""])(
    "is none for %j",
    (key) => expect(chordOf(press(key))).toBeNull(),
  );

  it("is none for what AltGr types", () => {
    expect(chordOf(press("@", "KeyQ", { getModifierState: (name) => name === "AltGraph" }))).toBeNull();
  });
});

describe("a person's keys", () => {
  it("are the usual ones at first, each for one action", () => {
    const { chords, byChord } = keymapOf({});
    expect(chords.approve).toEqual(["a", "enter"]);
    expect([...byChord].every(([chord, action]) => chords[action].includes(chord))).toBe(true);
    expect(byChord.size).toBe(Object.values(chords).flat().length);
    for (const chord of byChord.keys()) expect(chordSchema.safeParse(chord).success).toBe(true);
  });

  it("take a chord from where it was, which gets the old one where it had no other", () => {
    expect(takenFrom({}, "skip", "b")).toBe("back");
    expect(takenFrom({}, "skip", "s")).toBeNull();
    expect(withKey({}, "skip", "b")).toEqual({ skip: "b", back: "s" });
    expect(withKey({}, "skip", "enter")).toEqual({ skip: "enter" });
    expect(keymapOf({ skip: "enter" }).chords.approve).toEqual(["a"]);
    expect(withKey({ skip: "b", back: "s" }, "skip", "s")).toEqual({});
  });

  it("go back to the usual ones, one by one", () => {
    expect(withoutKey({ skip: "b", back: "s", undo: "j" }, "skip")).toEqual({ undo: "j" });
    expect(keymapOf(withoutKey({ skip: "b", back: "s" }, "back")).chords.back).toEqual(["b"]);
    expect(withoutKey({ help: "c", comment: "s", skip: "?", undo: "j" }, "help")).toEqual({ undo: "j" });
  });

  it("stay one action a chord and one chord an action at least, whatever is changed", () => {
    const chord = fc.constantFrom("a", "b", "s", "x", "enter", "1", "u", "mod+z", "mod+b", "alt+x", "plus", "=", "?");
    const step = fc.record({ action: fc.constantFrom(...keyActions), chord: fc.option(chord) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let own: OwnKeys = {};
        for (const { action, chord } of steps) {
          own = chord === null ? withoutKey(own, action) : withKey(own, action, chord);
          const { chords, byChord } = keymapOf(own);
          if (chord !== null) expect(byChord.get(chord)).toBe(action);
          for (const each of keyActions)
            expect(chords[each].length, `${each} of ${JSON.stringify(own)}`).toBeGreaterThan(0);
          // What is kept on the server is what was chosen.
          expect(preferences.parse({ keys: own }).keys).toEqual(own);
        }
      }),
    );
  });
});

describe("chords", () => {
  it("are single with Shift at most", () => {
    expect(["a", "shift+a", "enter", "f2", "?"].every(isSingle)).toBe(true);
    expect(["mod+a", "alt+a", "mod+alt+shift+f2"].some(isSingle)).toBe(false);
  });

  it("that browsers have a use for are told", () => {
    expect(["mod+w", "mod+t", "mod+shift+n", "mod+1", "alt+f4", "f11"].map(browserUse)).toEqual(Array(6).fill("kept"));
    expect(["mod+f", "mod+p", "alt+left", "f5", "mod+plus"].map(browserUse)).toEqual(Array(5).fill("used"));
    expect(["space", "shift+space", "down"].map(browserUse)).toEqual(Array(3).fill("moves"));
    expect(["a", "?", "mod+z", "shift+a", "f2", "mod+alt+b", "mod+shift+8"].map(browserUse)).toEqual(
      Array(7).fill(null),
    );
  });
});
