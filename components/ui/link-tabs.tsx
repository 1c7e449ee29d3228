"use client";

import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { tabListStyle, tabStyle } from "./tab-style.ts";

/** Tabs that are pages: a navigation whose current link is marked, and in view where they do not all fit. */
export function LinkTabs({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: readonly { key: string; href: string; label: ReactNode; count?: ReactNode }[];
  /** The key of the page shown. */
  current: string;
}) {
  const line = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another current tab
  useEffect(() => {
    const tab = line.current?.querySelector('[aria-current="page"]');
    if (line.current && tab) bringIntoView(line.current, tab);
  }, [current]);
  return (
    <nav ref={line} aria-label={label} className={tabListStyle}>
      {tabs.map((tab) => (
        <Link
          key={tab.key}
          href={tab.href}
          aria-current={tab.key === current ? "page" : undefined}
          className={tabStyle}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="text-muted tabular-nums">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** Scrolls the line sideways, and nothing else, until the tab stands in its middle; not where all of it is seen. */
function bringIntoView(line: HTMLElement, tab: Element) {
  const seen = line.getBoundingClientRect();
  const own = tab.getBoundingClientRect();
  if (own.left >= seen.left && own.right <= seen.right) return;
  line.scrollLeft += (own.left + own.right - seen.left - seen.right) / 2;
}
