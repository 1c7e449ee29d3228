import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ModelCosts } from "#lib/expansion/cost-view.ts";

/** Calls out what the sums leave out: attempts of models that had no price. The practice model costs nothing anyway. */
export function UnpricedNotice({
  models,
  endpointsHref,
}: {
  models: readonly ModelCosts[];
  /** Where prices are entered; null for who may not. */
  endpointsHref: string | null;
}) {
  const t = useTranslations("costs.unpriced");
  const without = models.filter((model) => model.unpriced > 0 && !model.practice);
  if (without.length === 0) return null;
  const count = without.reduce((sum, model) => sum + model.unpriced, 0);
  return (
    <Notice tone="warning" title={t("title", { count })}>
      <ul className="list-disc pl-5">
        {without.map((model) => (
          <li key={`${model.endpointId} ${model.model}`} className="wrap-anywhere">
            {t("model", { model: model.model, endpoint: model.endpointName, count: model.unpriced })}
          </li>
        ))}
      </ul>
      <p>
        {t("help")} {endpointsHref ? <TextLink href={endpointsHref}>{t("enter")}</TextLink> : null}
      </p>
    </Notice>
  );
}
