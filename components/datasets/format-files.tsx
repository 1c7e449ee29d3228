import { useTranslations } from "next-intl";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { formatBytes } from "#components/ui/format-number.ts";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { ListedFile } from "#lib/datasets/list-files.ts";
import type { FormatName } from "#lib/datasets/schema.ts";
import { DownloadLink } from "./download-link.tsx";

const head = "h-8 px-2 font-medium first:pl-0 last:pr-0";
const cell = "h-9 px-2 first:pl-0 last:pr-0";

/** The files of one format: all items, then each category; with links for those who may download (`api`). */
export function FormatFiles({ format, files, api }: { format: FormatName; files: ListedFile[]; api: string | null }) {
  const t = useTranslations("datasets.files");
  const name = t(`format.${format}.name`);
  return (
    <div className="min-w-0">
      <h3 className="text-base font-semibold">{name}</h3>
      <p className="text-sm text-muted">{t(`format.${format}.description`)}</p>
      <ScrollRegion label={t("table", { format: name })} className="mt-1">
        <table className="w-full border-collapse text-left text-base">
          <thead>
            <tr className="border-b text-sm whitespace-nowrap text-muted">
              <th className={head}>{t("part")}</th>
              <th className={`${head} text-right`}>{t("rows")}</th>
              <th className={`${head} text-right`}>{t("size")}</th>
              {api ? (
                <th className={`${head} w-0`}>
                  <span className="sr-only">{t("download")}</span>
                </th>
              ) : null}
              <th className={head}>{t("sha256")}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <FileRow key={file.name} file={file} api={api} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

function FileRow({ file, api }: { file: ListedFile; api: string | null }) {
  const t = useTranslations("datasets.files");
  const { name, format, category, rows, figures } = file;
  return (
    <tr className="border-b">
      <th scope="row" className={`${cell} font-medium`}>
        {category ? <CategoryBadge category={category} /> : t("all")}
      </th>
      <td className={`${cell} text-right`}>
        <NumberFormat value={rows} />
      </td>
      <td className={`${cell} text-right whitespace-nowrap tabular-nums`}>
        {figures ? formatBytes(figures.bytes) : <span className="text-muted">{t("pending")}</span>}
      </td>
      {api ? (
        <td className={`${cell} text-right`}>
          <DownloadLink
            href={`${api}/file?format=${format}${category ? `&category=${category}` : ""}`}
            size="sm"
            label={t("downloadName", { name })}
          >
            <span className="max-sm:sr-only">{t("download")}</span>
          </DownloadLink>
        </td>
      ) : null}
      <td className={cell}>
        {figures ? (
          <span className="flex items-center gap-1 whitespace-nowrap">
            {/* All of it is there, for those who select it; 12 digits are shown. */}
            <code className="max-w-[13ch] truncate font-mono text-sm">{figures.sha256}</code>
            <CopyButton text={figures.sha256} name={t("copyHash", { name })} />
          </span>
        ) : (
          <span className="text-muted">{t("pending")}</span>
        )}
      </td>
    </tr>
  );
}
