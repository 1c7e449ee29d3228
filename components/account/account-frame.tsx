import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Mark } from "#components/shell/mark.tsx";
import { SkipLink } from "#components/shell/skip-link.tsx";
import { ThemeToggle } from "#components/ui/theme-toggle.tsx";
import { SignOutButton } from "./sign-out-button.tsx";

const linkStyle =
  "inline-flex h-8 items-center rounded-md px-2 text-muted hover:bg-sunken hover:text-text dark:hover:bg-raised";

/** The frame of the pages outside a project: the name, for who is signed in the way to the other such pages, the theme. */
export function AccountFrame({
  signedIn,
  siteAdmin,
  signOut,
  children,
}: {
  signedIn: boolean;
  siteAdmin: boolean;
  signOut: () => unknown;
  children: ReactNode;
}) {
  const t = useTranslations("account.frame");
  const shell = useTranslations("shell");
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b px-4 py-2 md:px-6">
        <Link href="/" className="mr-auto flex items-center gap-2 rounded-md font-semibold">
          <Mark className="text-accent" />
          {shell("product")}
        </Link>
        {signedIn ? (
          <nav aria-label={t("navigation")} className="flex flex-wrap items-center">
            <Link href="/" className={linkStyle}>
              {t("projects")}
            </Link>
            <Link href="/account" className={linkStyle}>
              {t("account")}
            </Link>
            {siteAdmin ? (
              <Link href="/people" className={linkStyle}>
                {t("people")}
              </Link>
            ) : null}
          </nav>
        ) : null}
        <ThemeToggle />
        {signedIn ? <SignOutButton signOut={signOut} label={t("signOut")} /> : null}
      </header>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col px-4 pt-8 pb-16 md:px-6 md:pt-12">
        {children}
      </main>
    </div>
  );
}
