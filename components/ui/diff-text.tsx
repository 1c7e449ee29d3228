import { useTranslations } from "next-intl";
import { cn } from "./class-names.ts";

/** A run of text that is in both versions, only in the new one, or only in the old one. */
export type DiffSegment = { kind: "same" | "added" | "removed"; text: string };

/**
 * The difference of two texts, in one. What was added is underlined, what was removed struck through, each on its
 * tint, and both are named for screen readers.
 */
export function DiffText({ segments, className }: { segments: readonly DiffSegment[]; className?: string }) {
  const t = useTranslations("ui.diff");
  return (
    <div className={cn("whitespace-pre-wrap wrap-anywhere", className)}>
      {segments.map((segment, index) => {
        const key = `${index}-${segment.kind}`;
        if (segment.kind === "same") return <span key={key}>{segment.text}</span>;
        const Element = segment.kind === "added" ? "ins" : "del";
        return (
          <Element
            key={key}
            className={cn(
              "rounded-xs px-px decoration-from-font [box-decoration-break:clone]",
              segment.kind === "added"
                ? "bg-added-soft text-added underline underline-offset-3"
                : "bg-removed-soft text-removed line-through",
            )}
          >
            <span className="sr-only">{t(segment.kind)} </span>
            {segment.text}
            <span className="sr-only"> ({t("end")})</span>
          </Element>
        );
      })}
    </div>
  );
}
