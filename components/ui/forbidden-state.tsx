import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** A place that the member's role does not open: says which role does, and whom to ask. */
export function ForbiddenState({
  title,
  description,
  action,
  className,
}: {
  title?: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const t = useTranslations("ui.forbidden");
  return (
    <div className={cn("flex flex-col items-start gap-3 rounded-lg border px-6 py-10 sm:px-10", className)}>
      <span aria-hidden="true" className="grid size-9 place-items-center rounded-md bg-sunken text-muted">
        <Lock className="size-5" />
      </span>
      <div>
        <p className="text-lg font-semibold">{title ?? t("title")}</p>
        <p className="mt-0.5 max-w-[60ch] text-base text-muted text-pretty">{description ?? t("description")}</p>
      </div>
      {action}
    </div>
  );
}
