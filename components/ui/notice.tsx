import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

const tones = {
  info: { Icon: Info, className: "border-accent/30 bg-accent-soft text-accent-text" },
  approve: { Icon: CircleCheck, className: "border-approve/30 bg-approve-soft text-approve" },
  warning: { Icon: TriangleAlert, className: "border-warning/30 bg-warning-soft text-warning" },
  reject: { Icon: CircleAlert, className: "border-reject/30 bg-reject-soft text-reject" },
} as const;

/** A message in the page. `live` announces it when it appears: "alert" for what stops the reader, "status" else. */
export function Notice({
  tone = "info",
  title,
  action,
  live,
  className,
  children,
}: {
  tone?: keyof typeof tones;
  title?: ReactNode;
  action?: ReactNode;
  live?: "alert" | "status";
  className?: string;
  children?: ReactNode;
}) {
  const { Icon, className: look } = tones[tone];
  return (
    <div role={live} className={cn("flex gap-2.5 rounded-md border px-3 py-2.5 dark:bg-raised", look, className)}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="text-text wrap-anywhere">{children}</div> : null}
      </div>
      {action ? <div className="shrink-0">{action}</div> : null}
    </div>
  );
}
