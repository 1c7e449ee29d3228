"use client";

/** How urgent an announcement is: `polite` waits for the reader to finish, `assertive` breaks in. */
export type Politeness = "polite" | "assertive";
type Announcement = { id: number; text: string; politeness: Politeness };

let latest: Announcement | null = null;
let nextId = 1;
const listeners = new Set<() => void>();

/** Says `text` to screen readers, through the LiveRegion that UiProviders mounts. The same text twice is said twice. */
export function announce(text: string, politeness: Politeness = "polite"): void {
  latest = { id: nextId++, text, politeness };
  for (const listener of listeners) listener();
}

/** Subscribes to announcements; for LiveRegion. */
export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The latest announcement, if any; for LiveRegion. */
export function latestAnnouncement(): Announcement | null {
  return latest;
}
