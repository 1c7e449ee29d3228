import { type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";

/** A part of a page with a heading (h2 unless `level` says 3), set off by a hairline. */
export function Section({
  title,
  description,
  action,
  level = 2,
  plain = false,
  className,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
  level?: 2 | 3;
  /** Without the hairline. */
  plain?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={id} className={cn("py-5", !plain && "border-t", className)}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading id={id} className={cn("font-semibold", level === 2 ? "text-lg" : "text-base")}>
            {title}
          </Heading>
          {description ? <p className="max-w-[72ch] text-sm text-muted text-pretty">{description}</p> : null}
        </div>
        {action ? <div className="flex items-center gap-2">{action}</div> : null}
      </div>
      {children}
    </section>
  );
}
