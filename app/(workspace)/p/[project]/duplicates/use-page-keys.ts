import { useEffect, useRef } from "react";
import { isTypingTarget } from "#components/data-table/row-keys.ts";

/** Where keys belong to what is open over the page. */
const elsewhere = "[role=dialog],[role=alertdialog],[role=menu],[role=listbox],[cmdk-root]";

/**
 * Listens to the page's keys, wherever on it the focus is.
 * @param acts by key; one that gives false leaves the key to the browser
 */
export function usePageKeys(acts: Readonly<Record<string, () => unknown>>, singleKeys: boolean): void {
  const latest = useRef({ acts, singleKeys });
  latest.current = { acts, singleKeys };
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      if (event.ctrlKey || event.metaKey || event.altKey || target?.closest(elsewhere)) return;
      const { acts, singleKeys } = latest.current;
      if (isTypingTarget(target)) return;
      // A range takes arrows and Home of its own, and a button its Enter.
      const control = target?.closest("a,button,input,summary") != null;
      if (event.key === "Enter" ? control : event.key !== "Escape" && !singleKeys) return;
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act && act() !== false) event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
