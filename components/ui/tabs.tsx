"use client";

import { Tabs as RadixTabs } from "radix-ui";
import type { ReactNode } from "react";
import { tabListStyle, tabStyle } from "./tab-style.ts";

/** Views of one thing that share a place, without a page of their own. Where each has an address, use LinkTabs. */
export function Tabs({
  label,
  tabs,
  value,
  defaultValue,
  onValueChange,
  className,
}: {
  label: string;
  tabs: readonly { value: string; label: ReactNode; count?: ReactNode; content: ReactNode }[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  className?: string;
}) {
  const first = defaultValue ?? tabs[0]?.value;
  return (
    <RadixTabs.Root
      {...(value === undefined ? (first === undefined ? {} : { defaultValue: first }) : { value })}
      {...(onValueChange ? { onValueChange } : {})}
      className={className}
    >
      <RadixTabs.List aria-label={label} className={tabListStyle}>
        {tabs.map((tab) => (
          <RadixTabs.Trigger key={tab.value} value={tab.value} className={tabStyle}>
            {tab.label}
            {tab.count === undefined ? null : <span className="text-muted tabular-nums">{tab.count}</span>}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.value} value={tab.value} className="focus-inset rounded-sm pt-4">
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  );
}
