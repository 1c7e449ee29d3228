import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { isComplete, type SeedFields } from "#lib/seeds/schema.ts";

/** At the foot of the form, always in sight: save, discard, whether anything is unsaved, and what a draft still needs. */
export function SaveBar({
  fields,
  isNew,
  dirty,
  pending,
  onDiscard,
}: {
  fields: SeedFields;
  isNew: boolean;
  dirty: boolean;
  pending: boolean;
  onDiscard: () => void;
}) {
  const t = useTranslations("seeds.editor");
  return (
    <div className="sticky bottom-(--bottom-bar) -mx-1 flex flex-wrap items-center gap-x-3 gap-y-2 border-t bg-background px-1 py-3">
      <Button type="submit" variant="primary" pending={pending}>
        {isNew ? t("create") : t("save")}
      </Button>
      <Kbd keys="mod+s" className="max-md:hidden" />
      {dirty ? (
        <Button variant="quiet" onClick={onDiscard}>
          {t("discard")}
        </Button>
      ) : null}
      <span role="status" className="text-sm text-muted">
        {dirty ? t("unsaved") : isNew ? null : t("savedNow")}
      </span>
      {isComplete(fields) ? null : (
        <span className="text-sm text-muted">{t("missing", { what: missingOf(fields) })}</span>
      )}
    </div>
  );
}

function missingOf({ output, category }: SeedFields): "output" | "category" | "both" {
  if (output.trim() !== "") return "category";
  return category === null ? "both" : "output";
}
