import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** The place of something that loads. Shows only after 200 ms, so that what is quick does not flash. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={cn("appear-late", className)}>
      <div className="size-full min-h-4 animate-pulse rounded-sm bg-line/70" />
    </div>
  );
}

/** Skeletons as one busy place, said once: `children` are Skeletons in the shape of what comes. */
export function LoadingPlace({ className, children }: { className?: string; children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div role="status" className={className}>
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      {children}
    </div>
  );
}

/** A page that loads: its head and some lines. For loading.tsx. */
export function PageSkeleton({ lines = 8 }: { lines?: number }) {
  return (
    <LoadingPlace className="flex flex-col gap-3">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mb-4 h-4 w-80 max-w-full" />
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <Skeleton key={line} className="h-9 w-full" />
      ))}
    </LoadingPlace>
  );
}
