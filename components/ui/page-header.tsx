import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** The head of a page: its name (h1), what it is for, facts beside the name, and the page's one primary action. */
export function PageHeader({
  title,
  description,
  meta,
  action,
  back,
  className,
}: {
  title: ReactNode;
  description?: ReactNode;
  /** Badges and facts after the title. */
  meta?: ReactNode;
  /** The one primary action; quiet ones may stand before it. */
  action?: ReactNode;
  back?: { href: string; label: string };
  className?: string;
}) {
  return (
    <header className={cn("flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-5", className)}>
      <div className="min-w-0 max-w-full flex-1 basis-80">
        {back ? (
          <Link
            href={back.href}
            className="mb-1 -ml-1 inline-flex min-h-6 items-center gap-0.5 rounded-sm pr-1 text-sm text-muted hover:text-text"
          >
            <ChevronLeft aria-hidden="true" className="size-4" />
            {back.label}
          </Link>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight text-balance wrap-anywhere">{title}</h1>
          {meta}
        </div>
        {description ? <p className="mt-0.5 max-w-[72ch] text-base text-muted text-pretty">{description}</p> : null}
      </div>
      {action ? <div className="flex flex-wrap items-center gap-2">{action}</div> : null}
    </header>
  );
}
