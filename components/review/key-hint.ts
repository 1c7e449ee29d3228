import { type KeyAction, keyActions } from "#lib/team/schema.ts";
import type { DeskAct } from "./desk-keys.ts";

/** After how many times by hand an act's key is named. */
const enough = 3;

/** How often each act was done by hand in this sitting. */
export type HandCounts = ReadonlyMap<KeyAction, number>;

/** The action of the keymap that an act is; null for what has no key of its own. */
export function actionOf(act: DeskAct): KeyAction | null {
  const name = act.act === "category" ? `category${act.category}` : act.act;
  return keyActions.find((action) => action === name) ?? null;
}

/** Counts an act that was done by hand; `hint` once, when it has been done so often that its key would help. */
export function afterHand(counts: HandCounts, action: KeyAction): { counts: HandCounts; hint: boolean } {
  const count = (counts.get(action) ?? 0) + 1;
  return { counts: new Map(counts).set(action, count), hint: count === enough };
}
