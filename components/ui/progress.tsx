import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/**
 * How far something is: `value` of `max`, with its name and figures above the line. Without a value it runs
 * unmeasured. `thin` is the line alone (named by `label` all the same).
 */
export function Progress({
  label,
  value,
  max = 100,
  detail,
  tone = "accent",
  thin = false,
  className,
}: {
  label: string;
  value: number | null;
  max?: number;
  /** The figures in words, at the end of the line: "412 of 1 000 items". Also what is read aloud. */
  detail?: string;
  tone?: "accent" | "muted" | "warning" | "reject";
  thin?: boolean;
  className?: string;
}) {
  const share = value === null || max <= 0 ? null : Math.min(1, Math.max(0, value / max));
  const fill = { accent: "bg-accent", muted: "bg-line-strong", warning: "bg-warning", reject: "bg-reject" }[tone];
  const bar = (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value === null ? undefined : Math.min(max, Math.max(0, value))}
      aria-valuetext={detail}
      className={cn("w-full overflow-hidden bg-line", thin ? "h-0.5" : "h-1.5 rounded-full", thin && className)}
    >
      <div
        className={cn(
          "h-full origin-left transition-transform",
          !thin && "rounded-full",
          fill,
          share === null && "w-1/3 animate-pulse",
        )}
        style={share === null ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
  if (thin) return bar;
  return (
    <div className={className}>
      <Caption label={label} detail={detail} />
      {bar}
    </div>
  );
}

function Caption({ label, detail }: { label: ReactNode; detail: ReactNode }) {
  return (
    <div aria-hidden="true" className="mb-1.5 flex items-baseline justify-between gap-3">
      <span className="min-w-0 truncate font-medium">{label}</span>
      {detail ? <span className="shrink-0 text-sm text-muted tabular-nums">{detail}</span> : null}
    </div>
  );
}
