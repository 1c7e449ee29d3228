"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useId } from "react";
import { cn } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

/**
 * The whole of one thing beside the list that it stands in. It is not modal: the list stays in use, and the panel
 * follows it. Escape closes it. `titleRef` is the heading, for whoever moves the focus into the panel.
 * Under 1024 px it lies over the page.
 */
export function SidePanel({
  title,
  meta,
  actions,
  footer,
  onClose,
  titleRef,
  className,
  children,
}: {
  title: ReactNode;
  /** Under the title: badges, id, time. */
  meta?: ReactNode;
  /** Beside the close button: previous, next, open in full. */
  actions?: ReactNode;
  footer?: ReactNode;
  onClose: () => void;
  titleRef?: RefObject<HTMLHeadingElement | null>;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("ui.sidePanel");
  const id = useId();
  return (
    <aside
      aria-labelledby={id}
      onKeyDown={(event) => {
        const composing = event.nativeEvent.isComposing || event.keyCode === 229;
        if (event.key === "Escape" && !event.defaultPrevented && !composing) {
          event.preventDefault();
          onClose();
        }
      }}
      className={cn(
        "fixed inset-0 z-30 flex flex-col bg-background",
        "md:inset-y-0 md:right-0 md:left-auto md:w-[min(32rem,100vw-6rem)] md:animate-slide-in-end md:border-l md:shadow-overlay",
        "lg:sticky lg:top-16 lg:bottom-auto lg:z-auto lg:max-h-[calc(100dvh-5rem)] lg:w-[clamp(22rem,34vw,34rem)] lg:shrink-0 lg:rounded-lg lg:border lg:shadow-none",
        className,
      )}
    >
      <header className="flex items-start gap-2 border-b px-4 py-2.5">
        <div className="min-w-0 flex-1 py-0.5">
          <h2 id={id} ref={titleRef} tabIndex={-1} className="text-base font-semibold wrap-anywhere">
            {title}
          </h2>
          {meta ? (
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">{meta}</div>
          ) : null}
        </div>
        {actions}
        <IconButton label={t("close")} icon={<X />} size="icon-sm" onClick={onClose} className="-mr-1" />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reachable by keyboard */}
      <section tabIndex={0} aria-labelledby={id} className="focus-inset min-h-0 flex-1 overflow-y-auto px-4 py-4">
        {children}
      </section>
      {footer ? <footer className="flex flex-wrap items-center gap-2 border-t px-4 py-2.5">{footer}</footer> : null}
    </aside>
  );
}
