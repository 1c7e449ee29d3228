import { redirect } from "next/navigation";
import { requireMember } from "#lib/session/current-member.ts";

type Props = { params: Promise<{ project: string }> };

/** A project begins with its overview. */
export default async function ProjectPage({ params }: Props) {
  const { project } = await requireMember((await params).project, "project.view");
  redirect(`/p/${project.slug}/overview`);
}
