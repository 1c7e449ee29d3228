import { useTranslations } from "next-intl";
import { NarrowPage } from "#components/account/narrow-page.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** A page outside a project that takes a site admin. */
export default function Forbidden() {
  const t = useTranslations("errors.page");
  return (
    <NarrowPage title={t("forbiddenTitle")} description={t("siteAdmins")}>
      <div>
        <LinkButton href="/" variant="primary">
          {t("home")}
        </LinkButton>
      </div>
    </NarrowPage>
  );
}
