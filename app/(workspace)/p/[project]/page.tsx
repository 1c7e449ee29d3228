import { redirect } from "next/navigation";

type Props = { params: Promise<{ project: string }> };

/** A project begins with its overview. */
export default async function ProjectPage({ params }: Props) {
  redirect(`/p/${(await params).project}/overview`);
}
