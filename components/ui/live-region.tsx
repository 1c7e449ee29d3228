"use client";

import { useSyncExternalStore } from "react";
import { latestAnnouncement, subscribeToAnnouncements } from "./announce.ts";

/** Where announcements are spoken. One a page: UiProviders mounts it. */
export function LiveRegion() {
  const latest = useSyncExternalStore(subscribeToAnnouncements, latestAnnouncement, () => null);
  return (
    <>
      <div aria-live="polite" className="sr-only">
        {latest?.politeness === "polite" ? <p key={latest.id}>{latest.text}</p> : null}
      </div>
      <div aria-live="assertive" className="sr-only">
        {latest?.politeness === "assertive" ? <p key={latest.id}>{latest.text}</p> : null}
      </div>
    </>
  );
}
