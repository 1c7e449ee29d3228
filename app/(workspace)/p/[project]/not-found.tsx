import { FileQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

/** Something of this project that is not there. */
export default function NotFound() {
  const t = useTranslations("errors");
  return (
    <>
      <PageHeader title={t("page.notFoundProject")} />
      <EmptyState icon={<FileQuestion />} title={t("page.notFoundTitle")} description={t("notFound")} />
    </>
  );
}
