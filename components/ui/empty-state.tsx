import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** An empty place: says what belongs here and offers the first step. */
export function EmptyState({
  icon,
  title,
  description,
  action,
  className,
}: {
  icon?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={cn(
        "flex flex-col items-start gap-3 rounded-lg border border-dashed border-line-strong/50 px-6 py-10 sm:px-10",
        className,
      )}
    >
      {icon ? (
        <span
          aria-hidden="true"
          className="grid size-9 place-items-center rounded-md bg-sunken text-muted [&_svg]:size-5"
        >
          {icon}
        </span>
      ) : null}
      <div>
        <p className="text-lg font-semibold">{title}</p>
        {description ? <p className="mt-0.5 max-w-[60ch] text-base text-muted text-pretty">{description}</p> : null}
      </div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
