import { type Category, categories } from "#lib/items/schema.ts";

/** What a key asks the desk to do. */
export type DeskAct =
  | { act: "approve" | "reject" | "edit" | "comment" | "skip" | "undo" | "back" | "help" | "confirm" | "cancel" }
  /** The next of the item's neighbours beside it, or the one before. */
  | { act: "compare" | "compareBefore" }
  | { act: "category"; category: Category }
  /** A ready-made reason by its place in the list. */
  | { act: "reason"; index: number };

/** The parts of a keyboard event that decide. */
export type DeskPress = {
  key: string;
  code: string;
  keyCode: number;
  isComposing: boolean;
  repeat: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

/** Where the key goes to. */
export type DeskFocus = {
  /** What the desk is at: a decision, the reasons of a rejection, or text (whose form has its own keys). */
  mode: "deciding" | "reasons" | "editing";
  /** The target takes text. */
  typing: boolean;
  /** The target is a button or a link, which Enter presses. */
  control: boolean;
  /** Whether the person wants keys without a modifier to act. */
  singleKeys: boolean;
};

const letters: Record<string, DeskAct> = {
  a: { act: "approve" },
  r: { act: "reject" },
  e: { act: "edit" },
  c: { act: "comment" },
  s: { act: "skip" },
  u: { act: "undo" },
  b: { act: "back" },
  n: { act: "compare" },
  p: { act: "compareBefore" },
};

/**
 * What a key press asks for, or null where it is none of the desk's business: while text is typed or an input method
 * composes (Safari says so by keyCode 229 alone), on the repeats of a key that is held, and with a modifier, but for
 * undo by Ctrl or Cmd and Z. On layouts with other letters the key's place decides.
 */
export function deskActOf(press: DeskPress, focus: DeskFocus): DeskAct | null {
  if (press.isComposing || press.keyCode === 229 || press.repeat || press.altKey) return null;
  if (focus.typing || focus.mode === "editing") return null;
  const key = latinKey(press);
  if (press.ctrlKey || press.metaKey) {
    return key === "z" && !press.shiftKey && focus.mode === "deciding" ? { act: "undo" } : null;
  }
  if (press.key === "Escape") return { act: "cancel" };
  if (!focus.singleKeys) return null;
  if (press.key === "?") return focus.mode === "deciding" ? { act: "help" } : null;
  if (press.shiftKey) return null;
  if (press.key === "Enter") {
    if (focus.control) return null;
    return { act: focus.mode === "reasons" ? "confirm" : "approve" };
  }
  if (focus.mode === "reasons") {
    if (key === "r") return { act: "confirm" };
    // 1 to 9, then 0 for the tenth.
    return /^\d$/.test(key) ? { act: "reason", index: (Number(key) + 9) % 10 } : null;
  }
  const category = categories[Number(key) - 1];
  if (/^\d$/.test(key) && category) return { act: "category", category };
  return letters[key] ?? null;
}

function latinKey({ key, code }: DeskPress): string {
  if (/^[a-z0-9]$/i.test(key)) return key.toLowerCase();
  return /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? "";
}
