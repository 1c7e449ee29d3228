import type { ExpansionPage } from "#components/expansion/expansion-tabs.tsx";
import type { Member } from "#lib/team/member.ts";
import { may, type Operation } from "#lib/team/permissions.ts";

const needs: Record<ExpansionPage, Operation> = {
  runs: "runs.view",
  prompts: "prompts.view",
  costs: "runs.view",
  endpoints: "endpoints.view",
};

/** What the tabs of Expansion show a member: `<ExpansionTabs {...tabsFor(member)} current="runs" />`. */
export function tabsFor(member: Member): { projectPath: string; pages: ExpansionPage[] } {
  const pages = (Object.keys(needs) as ExpansionPage[]).filter((page) => may(member, needs[page]));
  return { projectPath: `/p/${member.project.slug}`, pages };
}
