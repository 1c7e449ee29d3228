import { useTranslations } from "next-intl";
import { DiffText } from "#components/ui/diff-text.tsx";
import type { DiffSegment } from "#lib/algorithms/word-diff.ts";
import { nearChanges } from "./near-changes.ts";

/** What changed between two texts, word by word, with some lines around; lines far from a change are counted. */
export function ChangesText({ segments }: { segments: readonly DiffSegment[] }) {
  const t = useTranslations("guidelines.versions");
  return (
    <div className="flex flex-col gap-2">
      {nearChanges(segments).map((part, i) =>
        "skipped" in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a comparison never change places
          <p key={i} className="border-y border-dashed py-0.5 text-center text-xs text-muted">
            {t("skipped", { lines: part.skipped })}
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a comparison never change places
          <DiffText key={i} className="font-mono text-sm" segments={part.segments} />
        ),
      )}
    </div>
  );
}
