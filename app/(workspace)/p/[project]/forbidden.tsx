import { useTranslations } from "next-intl";
import { ForbiddenState } from "#components/ui/forbidden-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

/** A page of this project that the member's role does not open. */
export default function Forbidden() {
  const t = useTranslations("errors.page");
  return (
    <>
      <PageHeader title={t("forbiddenTitle")} />
      <ForbiddenState />
    </>
  );
}
