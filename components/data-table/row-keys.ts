/** What a key does in the rows of a table. */
export type RowAct = "next" | "previous" | "first" | "last" | "toggle" | "close";

/** The parts of a keyboard event that decide. */
export type KeyPress = {
  key: string;
  keyCode: number;
  isComposing: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
};

const acts: Record<string, RowAct> = {
  ArrowDown: "next",
  j: "next",
  ArrowUp: "previous",
  k: "previous",
  Home: "first",
  End: "last",
  x: "toggle",
  Escape: "close",
};

/**
 * The act that a key press asks for, or null. None while an input method composes (keyCode 229 is how Safari says
 * so), with a modifier held, or while text is being typed.
 */
export function rowActOf(press: KeyPress, typing: boolean): RowAct | null {
  if (typing || press.isComposing || press.keyCode === 229) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  return acts[press.key] ?? null;
}

/** The row to go to from `current` (-1: none yet) among `count` rows; stops at the ends. */
export function rowAfter(act: RowAct, current: number, count: number): number {
  if (act === "first") return 0;
  if (act === "last") return count - 1;
  if (act === "next") return Math.min(count - 1, current + 1);
  return Math.max(0, current - 1);
}

const textTypes = new Set(["checkbox", "radio", "button", "submit", "reset", "range", "file", "color", "image"]);

/** Whether keys that go to this element are text, or belong to a list or menu of its own. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) return !textTypes.has(target.type);
  return target.closest('[role="menu"],[role="listbox"],[role="combobox"]') !== null;
}
