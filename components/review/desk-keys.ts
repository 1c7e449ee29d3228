import { type Category, categories } from "#lib/items/schema.ts";
import type { KeyAction } from "#lib/team/schema.ts";
import { chordOf, isSingle, type Keymap, type KeyPress } from "./keymap.ts";

/** What a key asks the desk to do. */
export type DeskAct =
  /** `held`: by a key that is held down; it counts for an item that has been painted since the last one. */
  | { act: "approve"; held?: true }
  | { act: "reject" | "edit" | "comment" | "skip" | "undo" | "back" | "help" | "confirm" | "cancel" }
  /** The next of the item's neighbours beside it, or the one before. */
  | { act: "compare" | "compareBefore" }
  | { act: "guidelines" | "focus" | "larger" | "smaller" }
  | { act: "category"; category: Category }
  /** A ready-made reason by its place in the list. */
  | { act: "reason"; index: number };

/** The parts of a keyboard event that decide. */
export type DeskPress = KeyPress & { keyCode: number; isComposing: boolean; repeat: boolean };

/** Where the key goes to. */
export type DeskFocus = {
  /** What the desk is at: a decision, the reasons of a rejection, or text (whose form has its own keys). */
  mode: "deciding" | "reasons" | "editing";
  /** The target takes text. */
  typing: boolean;
  /** The target is a button or a link, which Enter and Space press. */
  control: boolean;
  /** Whether the person wants keys without a modifier to act. */
  singleKeys: boolean;
};

/** What each action of the keymap asks of the desk. */
export function deskAct(action: KeyAction): DeskAct {
  const category = categories.find((each) => action === `category${each}`);
  return category ? { act: "category", category } : { act: action as Exclude<KeyAction, `category${Category}`> };
}

/**
 * What a key press asks for by the person's keys, or null where it is none of the desk's business: while text is typed
 * or an input method composes (Safari says so by keyCode 229 alone), on the repeats of a key that is held, but for the
 * one that approves, and by a key alone for who has switched those off.
 */
export function deskActOf(press: DeskPress, focus: DeskFocus, keymap: Keymap): DeskAct | null {
  if (press.isComposing || press.keyCode === 229 || focus.typing || focus.mode === "editing") return null;
  if (press.key === "Escape") return press.repeat ? null : { act: "cancel" };
  const chord = chordOf(press);
  if (chord === null || (isSingle(chord) && !focus.singleKeys)) return null;
  if (focus.control && (chord === "enter" || chord === "space")) return null;
  const action = keymap.byChord.get(chord);
  if (focus.mode === "reasons") {
    if (press.repeat) return null;
    if (chord === "enter" || action === "reject") return { act: "confirm" };
    // 1 to 9, then 0 for the tenth.
    return /^\d$/.test(chord) ? { act: "reason", index: (Number(chord) + 9) % 10 } : null;
  }
  if (!action) return null;
  if (press.repeat) return action === "approve" ? { act: "approve", held: true } : null;
  return deskAct(action);
}
