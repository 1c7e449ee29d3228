import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { NarrowPage } from "#components/account/narrow-page.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors.page"))("notFoundTitle") };
}

/** An address that leads nowhere, or to a project of others. */
export default function NotFound() {
  const t = useTranslations("errors.page");
  return (
    <main id="content" className="px-4 pt-16 md:pt-24">
      <NarrowPage title={t("notFoundTitle")} description={t("notFound")}>
        <div>
          <LinkButton href="/" variant="primary">
            {t("home")}
          </LinkButton>
        </div>
      </NarrowPage>
    </main>
  );
}
