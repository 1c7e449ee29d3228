import { useTranslations } from "next-intl";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { type OpenReviewPage, type ReviewPage, reviewPages } from "./review-pages.ts";

/** The pages of review that the member's role opens, as tabs below the head of each of them. */
export function ReviewTabs({
  slug,
  pages,
  current,
}: {
  slug: string;
  pages: readonly OpenReviewPage[];
  current: ReviewPage;
}) {
  const t = useTranslations("reviewSetup.pages");
  return (
    <div className="mb-5">
      <LinkTabs
        label={t("label")}
        current={current}
        tabs={pages.map(({ page, count }) => ({
          key: page,
          href: `/p/${slug}${reviewPages[page]}`,
          label: t(page),
          ...(count ? { count } : {}),
        }))}
      />
    </div>
  );
}
