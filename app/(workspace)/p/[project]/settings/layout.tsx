import type { ReactNode } from "react";
import { requireMember } from "#lib/session/current-member.ts";

type Props = { params: Promise<{ project: string }>; children: ReactNode };

/** Settings and log are the admins'. Decided before anything of the page is sent, so that others get status 403. */
export default async function SettingsLayout({ params, children }: Props) {
  await requireMember((await params).project, "audit.view");
  return children;
}
