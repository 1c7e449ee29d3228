import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style.ts";
import { cn } from "./class-names.ts";
import { LinkButton } from "./link-button.tsx";

/** Previous and Next of a keyset page; a side without `href` is an end. `summary` says what is shown: "50 of 25 005". */
export function PaginationKeyset({
  previousHref,
  nextHref,
  summary,
  className,
}: {
  previousHref: string | null;
  nextHref: string | null;
  summary?: ReactNode;
  className?: string;
}) {
  const t = useTranslations("ui.pagination");
  return (
    <nav aria-label={t("label")} className={cn("flex flex-wrap items-center justify-between gap-3", className)}>
      <span className="text-sm text-muted tabular-nums">{summary}</span>
      <span className="flex gap-2">
        <Step href={previousHref} rel="prev">
          <ChevronLeft aria-hidden="true" />
          {t("previous")}
        </Step>
        <Step href={nextHref} rel="next">
          {t("next")}
          <ChevronRight aria-hidden="true" />
        </Step>
      </span>
    </nav>
  );
}

function Step({ href, rel, children }: { href: string | null; rel: "prev" | "next"; children: ReactNode }) {
  if (href) {
    return (
      <LinkButton href={href} rel={rel} size="sm">
        {children}
      </LinkButton>
    );
  }
  return (
    // A link without a target is the way to say "there is none": https://www.w3.org/TR/html-aria/
    // biome-ignore lint/a11y/useFocusableInteractive: the end of the list is nowhere to go
    // biome-ignore lint/a11y/useSemanticElements: an anchor without href has no role
    <span
      role="link"
      aria-disabled="true"
      className={cn(buttonStyle({ size: "sm" }), "text-muted shadow-none hover:bg-background")}
    >
      {children}
    </span>
  );
}
