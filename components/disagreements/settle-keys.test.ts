import { describe, expect, it } from "vitest";
import type { DeskFocus, DeskPress } from "#components/review/desk-keys.ts";
import { keymapOf } from "#components/review/keymap.ts";
import { settleActOf } from "./settle-keys.ts";

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
const usual = keymapOf({});

describe("keys of an adjudicator's desk", () => {
  it.each([
    ["ArrowRight", { act: "answer", by: 1 }],
    ["ArrowLeft", { act: "answer", by: -1 }],
    ["Enter", { act: "accept" }],
    ["d", { act: "changes" }],
    ["a", { act: "approve" }],
    ["r", { act: "reject" }],
    ["2", { act: "category", category: "IE" }],
    ["u", { act: "undo" }],
  ])("%s asks for %j", (key, act) => {
    expect(settleActOf(press(key), deciding, usual)).toEqual(act);
  });

  it("are the person's own where they have chosen others for review", () => {
    const own = keymapOf({ approve: "d" });
    expect(settleActOf(press("d"), deciding, own)).toEqual({ act: "approve" });
    expect(settleActOf(press("a"), deciding, own)).toBeNull();
  });

  it.each(["Enter", "ArrowRight", "d", "a"])("%s means nothing while text is typed, composed or held", (key) => {
    expect(settleActOf(press(key), { ...deciding, typing: true }, usual)).toBeNull();
    expect(settleActOf(press(key, { isComposing: true }), deciding, usual)).toBeNull();
    expect(settleActOf(press(key, { keyCode: 229 }), deciding, usual)).toBeNull();
    expect(settleActOf(press(key, { repeat: true }), deciding, usual)).toBeNull();
    expect(settleActOf(press(key), { ...deciding, singleKeys: false }, usual)).toBeNull();
  });

  it("leave Enter to a button that has the focus, and to the list of reasons", () => {
    expect(settleActOf(press("Enter"), { ...deciding, control: true }, usual)).toBeNull();
    expect(settleActOf(press("Enter"), { ...deciding, mode: "reasons" }, usual)).toEqual({ act: "confirm" });
    expect(settleActOf(press("ArrowRight"), { ...deciding, mode: "reasons" }, usual)).toBeNull();
  });
});
