import { onDesk } from "#components/disagreements/desk-state.ts";
import type { SettleAct } from "#components/disagreements/settle-keys.ts";
import type { useSettling } from "./use-settling.ts";

/**
 * What each act of an adjudicator's desk does, wherever it comes from: a key, a button or the command palette.
 * @returns false where it means nothing now
 */
export function settleActs(
  { now, acts }: Pick<ReturnType<typeof useSettling>, "now" | "acts">,
  page: {
    /** The reasons offered, in the order of their digits. */
    reasons: readonly { key: string }[];
    /** Called before the item goes. */
    leaveItem: () => void;
    openComment: () => void;
    switchGuidelines: () => void;
    openHelp: () => void;
    focusItem: () => void;
  },
): (act: SettleAct) => boolean {
  const change = (mode: "deciding" | "reasons" | "editing") => acts.dispatch({ kind: "mode changed", mode });

  return (act) => {
    const { mode, lookingAt, changesFrom } = now.current;
    // The form has what would be lost; it is left by its own buttons and keys.
    if (mode === "editing") return false;
    switch (act.act) {
      case "answer":
        acts.pick(act.by);
        return onDesk(now.current) !== null;
      case "accept":
        page.leaveItem();
        acts.accept();
        return true;
      case "changes":
        acts.changes();
        return true;
      case "approve":
        page.leaveItem();
        acts.approve();
        return true;
      case "reject":
        if (mode === "reasons") return leaveReasons();
        if (onDesk(now.current)) change("reasons");
        return true;
      case "confirm":
        page.leaveItem();
        acts.reject();
        return true;
      case "reason": {
        const reason = page.reasons[act.index];
        if (reason) acts.dispatch({ kind: "reason toggled", reason: reason.key });
        return true;
      }
      case "category":
        if (onDesk(now.current)) acts.dispatch({ kind: "category chosen", category: act.category });
        return true;
      case "edit":
        if (onDesk(now.current)) change("editing");
        return true;
      case "comment":
        page.openComment();
        return true;
      case "skip":
        page.leaveItem();
        acts.skip();
        return true;
      case "undo":
        acts.undo();
        return true;
      case "back":
        acts.lookBack();
        return true;
      case "guidelines":
        page.switchGuidelines();
        return true;
      case "help":
        page.openHelp();
        return true;
      case "cancel":
        if (mode === "reasons") return leaveReasons();
        if (changesFrom !== null) {
          acts.dispatch({ kind: "changes shown", from: null });
          return true;
        }
        if (lookingAt === null) return false;
        acts.dispatch({ kind: "returned" });
        return true;
      default:
        // Keys of the review desk that mean nothing here.
        return false;
    }
  };

  function leaveReasons(): true {
    change("deciding");
    page.focusItem();
    return true;
  }
}
