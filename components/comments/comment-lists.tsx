import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { type CommentList, commentLists } from "#lib/items/schema.ts";

/** Which comments are listed: links side by side, with how many mentions are unread. */
export function CommentLists({ here, show, unread }: { here: string; show: CommentList; unread: number }) {
  const t = useTranslations("comments");
  return (
    <nav aria-label={t("page.lists")} className="mb-4 flex flex-wrap gap-1">
      {commentLists.map((list) => (
        <Link
          key={list}
          href={list === "open" ? here : `${here}?show=${list}`}
          aria-current={list === show ? "page" : undefined}
          className={cn(
            "flex h-8 items-center gap-1.5 rounded-md px-2.5 text-sm max-md:h-11",
            list === show
              ? "bg-accent-soft font-medium text-accent-text"
              : "text-muted hover:bg-sunken hover:text-text",
          )}
        >
          {t(`page.${list}`)}
          {list === "mentions" && unread > 0 ? (
            <Badge tone="accent">
              <span aria-hidden="true">{unread}</span>
              <span className="sr-only">{t("unread", { count: unread })}</span>
            </Badge>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
