import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MarkdownHeading } from "./markdown-outline.ts";

const indents = ["", "pl-3", "pl-6"];

/** The headings of a long text as links: beside it and always in sight where there is room, else folded above it. */
export function ContentsList({ headings }: { headings: readonly MarkdownHeading[] }) {
  const t = useTranslations("guidelines");
  const list = (
    <ol className="flex flex-col text-sm">
      {headings.map(({ id, text, depth }) => (
        <li key={id} className={indents[Math.min(depth, indents.length) - 1]}>
          <a
            href={`#${id}`}
            className="flex min-h-7 items-center rounded-sm py-0.5 text-muted wrap-anywhere hover:text-text hover:underline"
          >
            {text}
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <nav
        aria-label={t("contents")}
        className="sticky top-[calc(var(--top-bar)+1rem)] hidden max-h-[calc(100dvh-var(--top-bar)-2rem)] w-60 shrink-0 self-start overflow-y-auto lg:block"
      >
        <p className="mb-1 text-sm font-medium">{t("contents")}</p>
        {list}
      </nav>
      <details className="group rounded-md border px-3 lg:hidden">
        <summary className="flex min-h-11 cursor-pointer items-center gap-1 text-sm font-medium">
          <ChevronRight aria-hidden="true" className="size-4 text-muted group-open:rotate-90" />
          {t("contents")}
        </summary>
        <div className="pb-2">{list}</div>
      </details>
    </>
  );
}
