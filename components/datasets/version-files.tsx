import { useTranslations } from "next-intl";
import { formatBytes, formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ListedFile } from "#lib/datasets/list-files.ts";
import { formatNames } from "#lib/datasets/schema.ts";
import { FormatFiles } from "./format-files.tsx";

/** What OpenAI's fine-tuning takes. */
const openaiLimits = { leastRows: 10, mostBytes: 512_000_000 };

/** A version's files by format. `api` is the address that they are below, for those who may download. */
export function VersionFiles({ files, api }: { files: ListedFile[]; api: string | null }) {
  const t = useTranslations("datasets.files");
  return (
    <Section title={t("title")} description={api ? t("description") : t("adminsOnly")} className="min-w-0">
      <div className="flex flex-col gap-8">
        {formatNames.map((format) => {
          const list = files.filter((file) => file.format === format);
          return (
            <div key={format} className="flex min-w-0 flex-col gap-2">
              <FormatFiles format={format} files={list} api={api} />
              {format === "openai-chat" ? <OpenaiLimits file={list[0]} /> : null}
            </div>
          );
        })}
      </div>
    </Section>
  );
}

/** Says where OpenAI would not take the file. */
function OpenaiLimits({ file }: { file: ListedFile | undefined }) {
  const t = useTranslations("datasets.files");
  const bytes = file?.figures?.bytes ?? 0;
  if (file && file.rows < openaiLimits.leastRows) {
    return <Notice tone="warning">{t("openaiFew", { count: formatNumber(file.rows) })}</Notice>;
  }
  if (bytes > openaiLimits.mostBytes) {
    return <Notice tone="warning">{t("openaiLarge", { size: formatBytes(bytes) })}</Notice>;
  }
  return null;
}
