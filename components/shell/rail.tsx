import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import type { Area } from "./area.ts";
import { AreaIcon, AreaLabel } from "./area-icon.tsx";
import { Mark } from "./mark.tsx";

/** The areas on the left, from 768 px on: an icon with its name below, the current one marked. */
export function Rail({
  areas,
  current,
  homeHref,
}: {
  areas: readonly Area[];
  current: string | null;
  homeHref: string;
}) {
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="fixed inset-y-0 left-0 z-20 hidden w-(--rail) flex-col border-r bg-surface md:flex"
    >
      <Link
        href={homeHref}
        aria-label={t("product")}
        className="focus-inset grid h-(--top-bar) shrink-0 place-items-center"
      >
        <span className="grid size-8 place-items-center rounded-md bg-ink text-on-ink">
          <Mark className="size-5.5" />
        </span>
      </Link>
      <ul className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto px-1.5 py-1">
        {areas.map((area) => (
          <li key={area.key}>
            <Link
              href={area.href}
              aria-current={area.key === current ? "page" : undefined}
              className={cn(
                "focus-inset flex h-13 flex-col items-center justify-center gap-1 rounded-md text-muted transition-colors",
                "hover:bg-sunken hover:text-text dark:hover:bg-raised [&_svg]:size-4.5",
                "aria-[current=page]:bg-line/70 aria-[current=page]:text-text dark:aria-[current=page]:bg-line",
              )}
            >
              <AreaIcon area={area} />
              <span className="max-w-full truncate px-0.5 text-2xs font-medium">
                <AreaLabel area={area} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
