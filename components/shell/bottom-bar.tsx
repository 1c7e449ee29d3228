"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { Sheet } from "#components/ui/sheet.tsx";
import type { Area } from "./area.ts";
import { AreaIcon, AreaLabel } from "./area-icon.tsx";

const shownAtOnce = 4;

const cellStyle = cn(
  "focus-inset flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 text-muted [&_svg]:size-5",
  "aria-[current=page]:text-accent-text",
);

/** The areas on a phone: the first four at the bottom, the others behind "More". */
export function BottomBar({ areas, current }: { areas: readonly Area[]; current: string | null }) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  const first = areas.slice(0, shownAtOnce);
  const others = areas.slice(shownAtOnce);
  const currentIsOther = others.some((area) => area.key === current);
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="fixed inset-x-0 bottom-0 z-20 border-t bg-background pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {first.map((area) => (
          <li key={area.key} className="flex min-w-0 flex-1">
            <Link href={area.href} aria-current={area.key === current ? "page" : undefined} className={cellStyle}>
              <AreaIcon area={area} />
              <span className="max-w-full truncate px-0.5 text-2xs font-medium">
                <AreaLabel area={area} />
              </span>
            </Link>
          </li>
        ))}
        {others.length > 0 ? (
          <li className="flex min-w-0 flex-1">
            <Sheet
              side="bottom"
              title={t("moreNavigation")}
              open={open}
              onOpenChange={setOpen}
              trigger={
                <button type="button" className={cn(cellStyle, currentIsOther && "text-accent-text")}>
                  <Ellipsis aria-hidden="true" />
                  <span className="text-2xs font-medium">{t("more")}</span>
                </button>
              }
            >
              <ul className="grid grid-cols-1 gap-1 pb-[env(safe-area-inset-bottom)]">
                {others.map((area) => (
                  <li key={area.key}>
                    <Link
                      href={area.href}
                      onClick={() => setOpen(false)}
                      aria-current={area.key === current ? "page" : undefined}
                      className="flex h-11 items-center gap-3 rounded-md px-2 hover:bg-sunken aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text [&_svg]:size-5 [&_svg]:text-muted"
                    >
                      <AreaIcon area={area} />
                      <AreaLabel area={area} />
                    </Link>
                  </li>
                ))}
              </ul>
            </Sheet>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
