import type { DeskAct } from "#components/review/desk-keys.ts";
import { onDesk } from "#components/review/desk-state.ts";
import type { RejectReason } from "#lib/review/schema.ts";
import type { useDesk } from "./use-desk.ts";

/**
 * What each act of the desk does, wherever it comes from: a key, a button or the command palette.
 * @returns false where it means nothing now
 */
export function deskActs(
  { now, acts }: Pick<ReturnType<typeof useDesk>, "now" | "acts">,
  page: {
    /** Called before the item goes. */
    leaveItem: () => void;
    /** In the order of their digits. */
    reasons: readonly RejectReason[];
    rejectComment: string;
    openComment: () => void;
    openHelp: () => void;
    focusItem: () => void;
    /** Opens the next neighbour of the item, or the one before. */
    compare: (by: 1 | -1) => void;
    /** False where none is open. */
    leaveComparison: () => boolean;
    /** The key that approves went down; whether it may go on with the item that is on screen while it is held. */
    hold: { begin: () => void; mayGoOn: () => boolean };
    switchGuidelines: () => void;
    switchFocusMode: () => void;
    /** False where it is not on. */
    leaveFocusMode: () => boolean;
    resizeText: (by: 1 | -1) => void;
  },
): (act: DeskAct) => boolean {
  const change = (mode: "deciding" | "reasons" | "editing") => acts.dispatch({ kind: "mode changed", mode });

  return (act) => {
    const { mode, lookingAt } = now.current;
    // The form has what would be lost; it is left by its own buttons and keys.
    if (mode === "editing") return false;
    switch (act.act) {
      case "approve":
        if (act.held) {
          if (!page.hold.mayGoOn()) return true;
        } else page.hold.begin();
        page.leaveItem();
        acts.approve();
        return true;
      case "reject":
        if (mode === "reasons") return leaveReasons();
        if (onDesk(now.current)) change("reasons");
        return true;
      case "confirm":
        page.leaveItem();
        acts.reject(page.rejectComment);
        return true;
      case "reason": {
        const reason = page.reasons[act.index];
        if (reason) acts.dispatch({ kind: "reason toggled", reason: reason.key });
        return true;
      }
      case "category":
        acts.choose(act.category);
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
      case "help":
        page.openHelp();
        return true;
      case "compare":
        page.compare(1);
        return true;
      case "compareBefore":
        page.compare(-1);
        return true;
      case "guidelines":
        page.switchGuidelines();
        return true;
      case "focus":
        page.switchFocusMode();
        return true;
      case "larger":
        page.resizeText(1);
        return true;
      case "smaller":
        page.resizeText(-1);
        return true;
      case "cancel":
        if (mode === "reasons") return leaveReasons();
        if (page.leaveComparison()) return true;
        if (lookingAt !== null) {
          acts.dispatch({ kind: "returned" });
          return true;
        }
        return page.leaveFocusMode();
    }
  };

  function leaveReasons(): true {
    change("deciding");
    page.focusItem();
    return true;
  }
}
