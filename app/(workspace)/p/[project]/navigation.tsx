import {
  ClipboardCheck,
  CopyCheck,
  FolderPlus,
  LayoutDashboard,
  Library,
  Package,
  ScrollText,
  Settings,
  Sprout,
  TrendingUp,
  UserCog,
  UserRound,
  Users,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import { reviewPages } from "#components/review/review-pages.ts";
import type { AccountLink } from "#components/shell/account-menu.tsx";
import type { Area } from "#components/shell/area.ts";
import type { PaletteAction } from "#components/shell/palette-actions.ts";
import { countUnreadMentions, mostUnread } from "#lib/items/queries/list-comments.ts";
import type { Member } from "#lib/team/member.ts";
import { may, personMay } from "#lib/team/permissions.ts";
import { listReviewPages } from "./review/review-navigation.tsx";

/** The areas of the project that the member's role opens, in the order of the rail. */
export async function listAreas(member: Member): Promise<Area[]> {
  const [t, tComments, unread] = await Promise.all([
    getTranslations("team.shell"),
    getTranslations("comments"),
    countUnreadMentions(member),
  ]);
  const home = `/p/${member.project.slug}`;
  return [
    {
      key: "overview",
      href: `${home}/overview`,
      label: t("overview"),
      icon: <LayoutDashboard />,
      open: may(member, "project.view"),
    },
    { key: "seeds", href: `${home}/seeds`, label: t("seeds"), icon: <Sprout />, open: may(member, "seeds.view") },
    {
      key: "expansion",
      href: `${home}/expansion`,
      label: t("expansion"),
      icon: <TrendingUp />,
      open: may(member, "runs.view"),
    },
    {
      key: "review",
      // Who does not decide reads how much those agree who do.
      href: `${home}${reviewPages[listReviewPages(member).includes("desk") ? "desk" : "agreement"]}`,
      root: `${home}/review`,
      label: t("review"),
      icon: <ClipboardCheck />,
      open: may(member, "agreement.view"),
      ...(unread > 0
        ? { waiting: { figure: unreadFigure(unread), label: tComments("unread", { count: unread }) } }
        : {}),
    },
    { key: "items", href: `${home}/items`, label: t("items"), icon: <Library />, open: may(member, "items.view") },
    {
      key: "duplicates",
      href: `${home}/duplicates`,
      label: t("duplicates"),
      icon: <CopyCheck />,
      open: may(member, "items.view"),
    },
    {
      key: "datasets",
      href: `${home}/datasets`,
      label: t("datasets"),
      icon: <Package />,
      open: may(member, "datasets.view"),
    },
    { key: "team", href: `${home}/team`, label: t("team"), icon: <Users />, open: may(member, "members.view") },
    {
      key: "settings",
      href: `${home}/settings`,
      label: t("settingsShort"),
      icon: <Settings />,
      open: may(member, "audit.view"),
    },
  ]
    .filter((area) => area.open)
    .map(({ open: _, ...area }) => area);
}

/** What the command palette offers on every page of the project beside the areas. */
export async function listPaletteActions(member: Member): Promise<PaletteAction[]> {
  const t = await getTranslations("team.shell");
  const tReview = await getTranslations("reviewSetup.palette");
  const home = `/p/${member.project.slug}`;
  return [
    // The desk is the area's own entry.
    ...listReviewPages(member)
      .filter((page) => page !== "desk")
      .map((page) => ({
        id: `review-${page}`,
        label: tReview(page),
        icon: <ClipboardCheck />,
        href: `${home}${reviewPages[page]}`,
      })),
    { id: "account", label: t("account"), icon: <UserRound />, href: "/account" },
    ...(may(member, "audit.view")
      ? [{ id: "log", label: t("log"), icon: <ScrollText />, href: `${home}/settings/log` }]
      : []),
    ...(personMay(member, "projects.create")
      ? [{ id: "create-project", label: t("createProject"), icon: <FolderPlus />, href: "/projects/new" }]
      : []),
    ...(personMay(member, "people.manage")
      ? [{ id: "people", label: t("people"), icon: <UserCog />, href: "/people" }]
      : []),
  ];
}

/** The account menu's pages. */
export async function listAccountLinks(member: Member): Promise<AccountLink[]> {
  const t = await getTranslations("team.shell");
  return [
    { href: "/account", label: t("account"), icon: <UserRound /> },
    ...(personMay(member, "people.manage") ? [{ href: "/people", label: t("people"), icon: <UserCog /> }] : []),
  ];
}

const unreadFigure = (unread: number) => (unread < mostUnread ? String(unread) : `${mostUnread - 1}+`);
