import { type KeyAction, keyActions, type OwnKeys } from "#lib/team/schema.ts";

/** The parts of a keyboard event that name a key. */
export type KeyPress = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  getModifierState?: (name: string) => boolean;
};

/** A person's keys: the chords of each action, the first to be shown, and the action of each chord. */
export type Keymap = { chords: Record<KeyAction, readonly string[]>; byChord: ReadonlyMap<string, KeyAction> };

/** The keys of who has not chosen others. */
const usualKeys: Record<KeyAction, readonly string[]> = {
  approve: ["a", "enter"],
  reject: ["r"],
  categoryQA: ["1"],
  categoryIE: ["2"],
  categoryGEN: ["3"],
  categoryOTHER: ["4"],
  edit: ["e"],
  comment: ["c"],
  skip: ["s"],
  back: ["b"],
  undo: ["u", "mod+z"],
  compare: ["n"],
  compareBefore: ["p"],
  guidelines: ["g"],
  focus: ["f"],
  // The second are for keyboards where the first take Shift.
  larger: ["plus", "="],
  smaller: ["-", "_"],
  help: ["?"],
};

/** Undo by Ctrl or Cmd and Z is what everybody's hands know: it stays, unless it is given to something else. */
const alwaysUndo = "mod+z";

/** The keys that hold for a person: their own in place of the usual ones, which yield where they are in use. */
export function keymapOf(own: OwnKeys): Keymap {
  const taken = new Set(Object.values(own));
  const byChord = new Map<string, KeyAction>();
  const chords = {} as Record<KeyAction, readonly string[]>;
  for (const action of keyActions) {
    const mine = own[action];
    const usual = usualKeys[action].filter((chord) => !taken.has(chord));
    const all = mine === undefined ? usual : [mine, ...usual.filter((chord) => chord === alwaysUndo)];
    chords[action] = all.filter((chord) => !byChord.has(chord));
    for (const chord of chords[action]) byChord.set(chord, action);
  }
  return { chords, byChord };
}

const named: Record<string, string> = {
  Enter: "enter",
  " ": "space",
  Backspace: "backspace",
  Delete: "delete",
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "home",
  End: "end",
  PageUp: "pageup",
  PageDown: "pagedown",
  "+": "plus",
};

/**
 * The chord that a press is, as preferences keep it; null for a modifier alone, Escape, Tab, dead keys, and what AltGr
 * types. On layouts with other letters the key's place decides; Shift counts with letters, digits and named keys, while
 * of signs it is part of the sign.
 */
export function chordOf(press: KeyPress): string | null {
  if (press.getModifierState?.("AltGraph")) return null;
  const latin = latinKey(press);
  const key = latin || named[press.key] || functionKey(press.key) || sign(press.key);
  if (!key) return null;
  const shifted = press.shiftKey && (latin !== "" || key.length > 1) && key !== "plus";
  return [press.ctrlKey || press.metaKey ? "mod+" : "", press.altKey ? "alt+" : "", shifted ? "shift+" : "", key].join(
    "",
  );
}

function latinKey({ key, code }: KeyPress): string {
  if (/^[a-z0-9]$/i.test(key)) return key.toLowerCase();
  if (/^[!-/:-@[-`{-~]$/.test(key) && !code.startsWith("Digit")) return "";
  return /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? "";
}

function functionKey(key: string): string {
  return /^F(?:[1-9]|1[0-2])$/.test(key) ? key.toLowerCase() : "";
}

function sign(key: string): string {
  return [...key].length === 1 ? key.toLowerCase() : "";
}

/** Whether a chord is a key alone, with Shift at most: such ones can be switched off. */
export function isSingle(chord: string): boolean {
  return !/^(?:mod|alt)\+/.test(chord);
}

/** The action that another key of `action` would take its chord from; null where it is free. */
export function takenFrom(own: OwnKeys, action: KeyAction, chord: string): KeyAction | null {
  const user = keymapOf(own).byChord.get(chord) ?? null;
  return user === action ? null : user;
}

/** A person's keys after `action` got `chord`. Whose last key it was gets in exchange what `action` had until now. */
export function withKey(own: OwnKeys, action: KeyAction, chord: string): OwnKeys {
  const before = keymapOf(own).chords[action][0];
  const from = takenFrom(own, action, chord);
  const next: OwnKeys = { ...own, [action]: chord };
  if (from === null) return tidy(next);
  delete next[from];
  const left = keymapOf(next).chords[from].filter((each) => each !== alwaysUndo);
  if (left.length === 0 && before !== undefined) next[from] = before;
  return tidy(next);
}

/** A person's keys with the usual ones for `action`. What has one of them goes back to its own usual ones, and so on. */
export function withoutKey(own: OwnKeys, action: KeyAction): OwnKeys {
  const back = new Set<KeyAction>([action]);
  let kept: OwnKeys = own;
  for (const each of back) {
    const usual = usualKeys[each];
    kept = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== each));
    for (const [name, chord] of Object.entries(kept)) if (usual.includes(chord)) back.add(name as KeyAction);
  }
  return kept;
}

/** Leaves out what is as usual anyway, where the usual way has no other key beside it. */
function tidy(own: OwnKeys): OwnKeys {
  return Object.fromEntries(
    Object.entries(own).filter(([action, chord]) => {
      const usual = usualKeys[action as KeyAction];
      return !(usual.length === 1 && usual[0] === chord);
    }),
  );
}

const keptByBrowsers = /^(?:mod\+(?:alt\+)?(?:shift\+)?[ntwq]|mod\+[1-9]|alt\+f4|mod\+f4|mod\+shift\+[ij]|f1[12])$/;
const usedByBrowsers =
  /^(?:mod\+(?:shift\+)?(?:[acdefghjloprsuvxyz0]|plus|-|enter|delete)|alt\+(?:[a-z]|left|right|home)|f[135-7]|shift\+f10)$/;
const moves = /^(?:shift\+)?(?:space|up|down|left|right|home|end|pageup|pagedown)$/;

/**
 * What a chord means to browsers: `kept` is never passed on to a page by some, `used` does something that it would no
 * longer do here, `moves` scrolls. Null where they leave it alone.
 */
export function browserUse(chord: string): "kept" | "used" | "moves" | null {
  if (chord === alwaysUndo) return null;
  if (keptByBrowsers.test(chord)) return "kept";
  if (usedByBrowsers.test(chord)) return "used";
  return moves.test(chord) ? "moves" : null;
}
