import { useEffect, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import type { DuplicateGroupPage } from "#lib/items/queries/list-duplicate-groups.ts";
import type { DuplicateGroup } from "#lib/items/similarity/schema.ts";

/** A pause in sliding after which the list follows. */
const debounceMs = 250;

/** The groups on the page. */
export type Groups = {
  listing: DuplicateGroupPage | null;
  groups: readonly DuplicateGroup[];
  next: string | null;
  /** The list is of another threshold than the slider's, or more of it is on its way. */
  pending: boolean;
  failed: boolean;
};

/**
 * The groups at a threshold: what the page came with, then the list of wherever the slider rests. The old list stays until the new one is
 * there, so that nothing jumps.
 */
export function useGroups(api: string, initial: DuplicateGroupPage | null, threshold: number) {
  const [state, setState] = useState<Groups>(() => ({ ...shownFirst(initial), pending: false, failed: false }));
  const asked = useRef(0);
  const shownAt = useRef(threshold);

  async function load(at: number, after: string | null): Promise<void> {
    const turn = ++asked.current;
    setState((before) => ({ ...before, pending: true, failed: false }));
    const answer = await askServer<DuplicateGroupPage | null>(
      `${api}/duplicates/groups?at=${at}${after ? `&after=${encodeURIComponent(after)}` : ""}`,
    );
    // Somebody has asked for something else meanwhile.
    if (turn !== asked.current) return;
    if (!answer.ok) return setState((before) => ({ ...before, pending: false, failed: true }));
    shownAt.current = at;
    const fresh = shownFirst(answer.value);
    setState((before) => {
      const known = new Set(before.groups.map((group) => group.key));
      const groups = after
        ? [...before.groups, ...fresh.groups.filter((group) => !known.has(group.key))]
        : fresh.groups;
      return { ...fresh, groups, pending: false, failed: false };
    });
  }
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    if (threshold === shownAt.current) return;
    const timer = setTimeout(() => void latest.current(threshold, null), debounceMs);
    return () => clearTimeout(timer);
  }, [threshold]);

  const change = (key: number, to: (group: DuplicateGroup) => DuplicateGroup | null) =>
    setState((before) => ({
      ...before,
      groups: before.groups.flatMap((group) => (group.key === key ? (to(group) ?? []) : group)),
    }));
  return {
    ...state,
    /** The list anew, as after something was set aside or a new look is there. */
    refresh: () => load(threshold, null),
    more: () => state.next && load(threshold, state.next),
    /** Takes a group out of the list, before the server has said anything. */
    remove: (key: number) => change(key, () => null),
    /** Puts members that follow to those of a group. */
    extend: (key: number, page: DuplicateGroup) =>
      change(key, (group) => ({ ...group, members: [...group.members, ...page.members], more: page.more })),
  };
}

function shownFirst(listing: DuplicateGroupPage | null): Pick<Groups, "listing" | "groups" | "next"> {
  return { listing, groups: listing?.groups ?? [], next: listing?.next ?? null };
}
