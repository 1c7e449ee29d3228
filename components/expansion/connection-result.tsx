import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { ConnectionTest } from "#lib/expansion/test-connection.ts";

/** So many models are named; a gateway may list thousands. */
const namedAtMost = 50;

/** What came of testing a connection: the models and whether it takes batches, or the provider's words. */
export function ConnectionResult({ result }: { result: ConnectionTest }) {
  const t = useTranslations("expansion.endpoints");
  const tBatches = useTranslations("batches.endpoint");
  if (!result.ok) return <Notice tone="reject">{t("testFailed", { words: result.words })}</Notice>;
  const named = result.models.slice(0, namedAtMost);
  return (
    <Notice tone="approve" title={t("testOk", { count: result.models.length })}>
      {named.length > 0 ? (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 font-mono text-sm">
          {named.map((model) => (
            <li key={model}>{model}</li>
          ))}
        </ul>
      ) : null}
      {result.models.length > named.length ? (
        <p className="text-sm text-muted">{t("moreModels", { count: result.models.length - named.length })}</p>
      ) : null}
      {result.batches === null ? null : (
        <p className="text-sm text-muted">{tBatches(result.batches ? "taken" : "notTaken")}</p>
      )}
    </Notice>
  );
}
