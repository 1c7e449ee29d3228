"use client";

import { Keyboard, WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { chosenGroup, type GroupChoice, noChoice } from "#components/duplicates/group-choice.ts";
import { GroupRow } from "#components/duplicates/group-row.tsx";
import { GroupView } from "#components/duplicates/group-view.tsx";
import { DuplicatesHelp } from "#components/duplicates/help-dialog.tsx";
import { NoGroups } from "#components/duplicates/no-groups.tsx";
import { type PreviewAnswer, RuleDialog } from "#components/duplicates/rule-dialog.tsx";
import { ScanLine } from "#components/duplicates/scan-line.tsx";
import { ThresholdSlider } from "#components/duplicates/threshold-slider.tsx";
import { askServer } from "#components/items/ask-server.ts";
import { newId } from "#components/items/new-id.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { notify } from "#components/ui/notify.ts";
import { Progress } from "#components/ui/progress.tsx";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import type { DuplicateGroupPage } from "#lib/items/queries/list-duplicate-groups.ts";
import type { DuplicateGroup, ScanView } from "#lib/items/similarity/schema.ts";
import type { RulePreview } from "#lib/review/queries/preview-rule.ts";
import { type ResolutionRule, resolutionRules } from "#lib/review/resolution-schema.ts";
import { useSingleKeys } from "../review/use-single-keys.ts";
import { memberScores } from "./scores-to.ts";
import { useGroups } from "./use-groups.ts";
import { usePageKeys } from "./use-page-keys.ts";
import { useResolving } from "./use-resolving.ts";
import { useScan } from "./use-scan.ts";

/** The groups of duplicates: slide, open, choose what stays, set the rest aside. */
export function DuplicatesDesk(props: {
  slug: string;
  tokenizer: Tokenizer;
  scan: ScanView;
  listing: DuplicateGroupPage | null;
  threshold: number;
  rule: ResolutionRule;
  /** Items that the project has at all. */
  hasItems: boolean;
  mayResolve: boolean;
  singleKeys: boolean;
}) {
  const { slug, tokenizer, mayResolve } = props;
  const t = useTranslations("duplicates");
  const unreachable = useTranslations("errors")("unreachable");
  const home = `/p/${slug}`;
  const api = `/api/p/${slug}`;
  const url = useUrlState();
  const [threshold, setThreshold] = useState(props.threshold);
  const [rule, setRule] = useState(props.rule);
  const groups = useGroups(api, props.listing, threshold);
  const { scan, retry } = useScan(api, props.scan, groups.refresh);
  const resolving = useResolving(api, groups.refresh);
  const [openKey, setOpenKey] = useState<number | null>(null);
  const [choice, setChoice] = useState<GroupChoice>(noChoice);
  const [loadingMore, setLoadingMore] = useState(false);
  const [ruleOpen, setRuleOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const [singleKeys, switchSingleKeys] = useSingleKeys(props.singleKeys);
  const rows = useRef(new Map<number, HTMLElement>());
  const scoreOf = useMemo(() => memberScores(tokenizer), [tokenizer]);
  const open = groups.groups.find((group) => group.key === openKey) ?? null;
  const chosen = open && chosenGroup(open.members, choice, rule, threshold, scoreOf);

  const { show } = url;
  const showLatest = useRef(show);
  showLatest.current = show;
  useEffect(() => {
    // Browsers allow some hundred changes of the address in a while, and sliding makes more.
    const timer = setTimeout(
      () => showLatest.current({ at: threshold.toFixed(2), rule: rule === "oldest" ? null : rule }),
      200,
    );
    return () => clearTimeout(timer);
  }, [threshold, rule]);

  const counts = groups.listing?.byThreshold.find(
    (each) => Math.round(each.threshold * 100) === Math.round(threshold * 100),
  );
  const said = counts ? t("counts", { groups: counts.groups, items: counts.items }) : t("countsUnknown");

  function openGroup(group: DuplicateGroup | undefined, focus: boolean): void {
    setOpenKey(group?.key ?? null);
    setChoice(noChoice);
    if (group && focus)
      requestAnimationFrame(() => {
        const row = rows.current.get(group.key);
        row?.focus({ preventScroll: true });
        row?.scrollIntoView({ block: "start" });
      });
  }

  function step(by: number): boolean {
    const at = groups.groups.findIndex((group) => group.key === openKey);
    const next = groups.groups[at === -1 ? 0 : at + by];
    if (!next) return false;
    openGroup(next, true);
    if (by > 0 && groups.groups.indexOf(next) >= groups.groups.length - 2 && !groups.pending) groups.more();
    return true;
  }

  function keepNumber(place: number): boolean {
    const member = mayResolve ? open?.members[place - 1] : undefined;
    if (!member) return false;
    setChoice({ ...choice, keep: member.key });
    return true;
  }

  function resolveOpen(): boolean {
    if (!mayResolve || !open || !chosen || !groups.listing) return false;
    const items = chosen.others.filter((each) => each.member.of === "item");
    const aside = items.filter((each) => each.setAside);
    if (aside.length === 0 && open.more === 0) return false;
    const at = groups.groups.indexOf(open);
    const next = groups.groups[at + 1] ?? groups.groups[at - 1];
    groups.remove(open.key);
    openGroup(next, true);
    void resolving.resolve(
      {
        id: newId(),
        threshold,
        keep: { of: chosen.kept.of, id: chosen.kept.id },
        setAside: aside.map((each) => each.member.id),
        mergeTags: choice.mergeTags,
        rest:
          open.more > 0
            ? {
                scanId: groups.listing.scanId,
                key: open.key,
                leaveOut: items.filter((each) => !each.setAside).map((each) => each.member.id),
              }
            : null,
      },
      // How many of those that are not shown is only known once they are compared.
      open.more > 0 ? 0 : aside.length,
    );
    return true;
  }

  async function loadMembers(group: DuplicateGroup): Promise<void> {
    setLoadingMore(true);
    const after = group.members.at(-1)?.key ?? 0;
    const answer = await askServer<DuplicateGroup>(
      `${api}/duplicates/groups/${group.key}?at=${threshold}&after=${after}`,
    );
    setLoadingMore(false);
    if (answer.ok) groups.extend(group.key, answer.value);
    else notify(answer.error?.message ?? unreachable, { tone: "reject" });
  }

  async function preview(by: ResolutionRule): Promise<PreviewAnswer> {
    const answer = await askServer<RulePreview>(`${api}/duplicates/rule/preview`, {
      body: { scanId: groups.listing?.scanId, threshold, rule: by },
    });
    return answer.ok ? answer : { ok: false, message: answer.error?.message ?? unreachable };
  }

  usePageKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      Enter: () => resolveOpen(),
      Escape: () => (open ? openGroup(undefined, false) : false),
      "?": () => setHelp(true),
      ...(mayResolve ? { u: () => void resolving.undo() } : {}),
      ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [String(i + 1), () => keepNumber(i + 1)])),
    },
    singleKeys,
  );

  const { long } = resolving;
  return (
    <div className="flex flex-col gap-5 pt-4">
      {props.hasItems ? <ScanLine scan={scan} tokenizer={tokenizer} onRetry={() => void retry()} /> : null}
      {groups.listing ? (
        <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
          <ThresholdSlider value={threshold} onChange={setThreshold} said={said}>
            <output aria-live="off" className="tabular-nums">
              {said}
            </output>
          </ThresholdSlider>
          {mayResolve ? (
            <div className="flex flex-wrap items-end gap-2">
              <Field label={t("prefer")}>
                <NativeSelect
                  value={rule}
                  onChange={(event) => setRule(event.currentTarget.value as ResolutionRule)}
                  options={resolutionRules.map((value) => ({ value, label: t(`rule.name.${value}`) }))}
                />
              </Field>
              <Button
                icon={<WandSparkles />}
                disabled={!counts?.groups || long !== null}
                onClick={() => setRuleOpen(true)}
              >
                {t("resolveAll")}
              </Button>
            </div>
          ) : null}
          <IconButton
            label={t("help.open")}
            shortcut="?"
            icon={<Keyboard />}
            onClick={() => setHelp(true)}
            className="max-sm:hidden"
          />
        </div>
      ) : null}
      {long ? (
        <Progress
          label={t(`long.${long.status}`)}
          value={long.total > 0 ? long.done : null}
          max={long.total}
          detail={t("scan.progress", { done: formatNumber(long.done), total: formatNumber(long.total) })}
        />
      ) : null}
      {groups.failed ? (
        <Notice
          tone="reject"
          live="status"
          action={
            <Button size="sm" onClick={() => void groups.refresh()}>
              {t("scan.retry")}
            </Button>
          }
        >
          {t("listFailed")}
        </Notice>
      ) : null}
      {groups.groups.length > 0 ? (
        <ul
          aria-label={t("groups")}
          aria-busy={groups.pending}
          className={cn("border-t", groups.pending && "opacity-70")}
        >
          {groups.groups.map((group) => (
            <GroupRow
              key={group.key}
              group={group}
              open={group.key === openKey}
              onToggle={() => openGroup(group.key === openKey ? undefined : group, false)}
              row={(node) => {
                if (node) rows.current.set(group.key, node);
                else rows.current.delete(group.key);
              }}
            >
              {group === open && chosen ? (
                <GroupView
                  key={group.key}
                  group={group}
                  chosen={chosen}
                  home={home}
                  singleKeys={singleKeys}
                  loading={loadingMore}
                  onMore={() => void loadMembers(group)}
                  resolve={
                    mayResolve
                      ? {
                          onKeep: (member) => setChoice({ ...choice, keep: member.key }),
                          onTick: (member, on) =>
                            setChoice({ ...choice, ticked: new Map(choice.ticked).set(member.key, on) }),
                          mergeTags: choice.mergeTags,
                          onMergeTags: (mergeTags) => setChoice({ ...choice, mergeTags }),
                          onResolve: resolveOpen,
                        }
                      : null
                  }
                />
              ) : null}
            </GroupRow>
          ))}
        </ul>
      ) : (
        <NoGroups
          home={home}
          hasItems={props.hasItems}
          listing={groups.listing}
          pending={groups.pending}
          threshold={threshold}
          onThreshold={setThreshold}
        />
      )}
      {groups.next ? (
        <Button className="self-start" pending={groups.pending} onClick={() => groups.more()}>
          {t("moreGroups")}
        </Button>
      ) : null}
      {mayResolve && groups.listing ? (
        <RuleDialog
          open={ruleOpen}
          onOpenChange={setRuleOpen}
          threshold={threshold}
          firstRule={rule}
          preview={preview}
          onResolve={(by, mergeTags) => {
            openGroup(undefined, false);
            const { scanId } = groups.listing as DuplicateGroupPage;
            return resolving.resolveByRule({ id: newId(), scanId, threshold, rule: by, mergeTags });
          }}
        />
      ) : null}
      <DuplicatesHelp open={help} onOpenChange={setHelp} singleKeys={singleKeys} onSingleKeys={switchSingleKeys} />
    </div>
  );
}
