import Link from "next/link";
import type { ReactNode } from "react";
import { tabListStyle, tabStyle } from "./tab-style.ts";

/** Tabs that are pages: a navigation whose current link is marked. */
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
  return (
    <nav aria-label={label} className={tabListStyle}>
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
