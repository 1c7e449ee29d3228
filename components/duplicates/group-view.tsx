"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import type { DuplicateGroup, GroupMember } from "#lib/items/similarity/schema.ts";
import type { ChosenGroup } from "./group-choice.ts";
import { MemberHead } from "./member-head.tsx";
import { MemberText } from "./member-text.tsx";

/** How many of the others are drawn at first, and with each wish for more. */
const drawnAtATime = 20;

/**
 * A group side by side: what stays, and beside it each of the others with what differs from it. Who may resolve chooses what stays, leaves
 * single ones out and sets the rest aside.
 */
export function GroupView({
  group,
  chosen,
  home,
  singleKeys,
  loading,
  onMore,
  resolve,
}: {
  group: DuplicateGroup;
  chosen: ChosenGroup;
  /** "/p/SLUG" */
  home: string;
  singleKeys: boolean;
  /** More members are on their way. */
  loading: boolean;
  onMore: () => void;
  /** Null for who only reads. */
  resolve: {
    onKeep: (member: GroupMember) => void;
    onTick: (member: GroupMember, on: boolean) => void;
    mergeTags: boolean;
    onMergeTags: (on: boolean) => void;
    onResolve: () => void;
  } | null;
}) {
  const t = useTranslations("duplicates.group");
  const [drawn, setDrawn] = useState(drawnAtATime);
  const { kept, others } = chosen;
  const placeOf = (member: GroupMember) => group.members.indexOf(member) + 1;
  const aside = others.filter((each) => each.setAside).length;
  const tags = kept.of === "item" ? others.flatMap((each) => (each.setAside ? each.member.tags : [])) : [];
  const given = [...new Set(tags)].filter((tag) => !kept.tags.includes(tag));
  const left = others.length - drawn;
  return (
    <div className="flex flex-col gap-4">
      {resolve ? (
        <div className="sticky top-(--top-bar) z-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-y bg-background py-2">
          <Button variant="primary" disabled={aside === 0 && group.more === 0} onClick={resolve.onResolve}>
            {t("resolve", {
              of: kept.of,
              number: kept.number,
              aside: aside + group.more,
              exact: String(group.more === 0),
            })}
            {singleKeys ? <Kbd keys="enter" inverse className="ml-1 max-sm:hidden" /> : null}
          </Button>
          {kept.of === "item" && (given.length > 0 || group.more > 0) ? (
            <Checkbox
              label={
                group.more > 0
                  ? t("mergeAllTags", { number: kept.number })
                  : t("mergeTags", { number: kept.number, tags: given.join(", ") })
              }
              checked={resolve.mergeTags}
              onCheckedChange={(on) => resolve.onMergeTags(on === true)}
            />
          ) : null}
          {group.more > 0 ? <span className="text-sm text-muted">{t("andRest", { more: group.more })}</span> : null}
        </div>
      ) : null}
      <div className="grid items-start gap-x-6 gap-y-4 lg:grid-cols-2">
        <section
          aria-label={t("kept")}
          className="flex min-w-0 flex-col gap-3 rounded-md border border-line-strong bg-surface p-3.5 lg:sticky lg:top-[calc(var(--top-bar)+4rem)] lg:max-h-[calc(100dvh-var(--top-bar)-6rem)] lg:overflow-y-auto"
          // A long one scrolls by itself beside the others.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
          tabIndex={0}
        >
          <p className="text-sm font-medium text-approve">{t("stays")}</p>
          <MemberHead
            member={kept}
            place={placeOf(kept)}
            score={null}
            home={home}
            keys={singleKeys && resolve !== null}
          />
          <MemberText text={kept} against={null} />
        </section>
        <ol aria-label={t("others")} className="flex min-w-0 flex-col">
          {others.slice(0, drawn).map(({ member, score, setAside }) => (
            <li key={member.key} className="flex flex-col gap-3 border-b py-4 first:pt-0 last:border-b-0">
              <MemberHead
                member={member}
                place={placeOf(member)}
                score={score}
                home={home}
                keys={singleKeys && resolve !== null}
              />
              {resolve ? (
                <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                  {member.of === "item" ? (
                    <Checkbox
                      label={t("setAside", { of: member.of, number: member.number })}
                      checked={setAside}
                      onCheckedChange={(on) => resolve.onTick(member, on === true)}
                    />
                  ) : (
                    <span className="text-sm text-muted">{t("seedStays")}</span>
                  )}
                  <Button size="sm" variant="quiet" onClick={() => resolve.onKeep(member)}>
                    {t("keepThis", { of: member.of, number: member.number })}
                  </Button>
                </div>
              ) : null}
              {resolve && member.of === "item" && !setAside ? (
                <p className="text-sm text-muted">{t("staysToo")}</p>
              ) : null}
              <MemberText text={member} against={kept} />
            </li>
          ))}
        </ol>
      </div>
      {left > 0 || group.more > 0 ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            pending={loading}
            onClick={() => {
              setDrawn(drawn + drawnAtATime);
              if (left <= drawnAtATime && group.more > 0) onMore();
            }}
          >
            {t("showMore")}
          </Button>
          <span className="text-sm text-muted tabular-nums">
            {t("shown", {
              shown: formatNumber(Math.min(drawn, others.length) + 1),
              size: formatNumber(group.members.length + group.more),
            })}
          </span>
        </div>
      ) : null}
    </div>
  );
}
