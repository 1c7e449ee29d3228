import { type DeskAct, type DeskFocus, type DeskPress, deskActOf } from "#components/review/desk-keys.ts";
import { chordOf, type Keymap } from "#components/review/keymap.ts";

/** What a key asks an adjudicator's desk to do: the acts of review, and those with the reviewers' answers. */
export type SettleAct =
  | DeskAct
  /** Chooses the answer of the next reviewer, or of the one before. */
  | { act: "answer"; by: 1 | -1 }
  /** Settles with the chosen answer, or with the one that all give. */
  | { act: "accept" }
  /** Shows what changed since the chosen reviewer decided, or the text again. */
  | { act: "changes" };

const changesKey = "d";

/**
 * What a key press asks for by the person's keys for review, with the arrows, Enter and D for the reviewers' answers. A held key
 * counts once: settling is no act to repeat.
 */
export function settleActOf(press: DeskPress, focus: DeskFocus, keymap: Keymap): SettleAct | null {
  if (press.repeat) return null;
  const chord = chordOf(press);
  const listens = !press.isComposing && press.keyCode !== 229 && !focus.typing && focus.singleKeys;
  if (listens && focus.mode === "deciding") {
    if (chord === "right") return { act: "answer", by: 1 };
    if (chord === "left") return { act: "answer", by: -1 };
    if (chord === "enter") return focus.control ? null : { act: "accept" };
    if (chord === changesKey && !keymap.byChord.has(changesKey)) return { act: "changes" };
  }
  return deskActOf(press, focus, keymap);
}
