"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { RulePreview } from "#lib/review/queries/preview-rule.ts";
import { type ResolutionRule, resolutionRules } from "#lib/review/resolution-schema.ts";

/** What the server said of a rule. */
export type PreviewAnswer = { ok: true; value: RulePreview } | { ok: false; message: string };

/**
 * Lets a rule decide over all groups at a threshold: which rule, what it would come to, and the confirmation. The preview is of the same
 * plan that is carried out.
 */
export function RuleDialog({
  open,
  onOpenChange,
  threshold,
  firstRule,
  preview,
  onResolve,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  threshold: number;
  firstRule: ResolutionRule;
  preview: (rule: ResolutionRule) => Promise<PreviewAnswer>;
  /** Gives false where it failed; the dialog stays open then. */
  onResolve: (rule: ResolutionRule, mergeTags: boolean) => Promise<boolean>;
}) {
  const t = useTranslations("duplicates.rule");
  const tDialog = useTranslations("ui.dialog");
  const group = useId();
  const [rule, setRule] = useState(firstRule);
  const [mergeTags, setMergeTags] = useState(true);
  const [answer, setAnswer] = useState<PreviewAnswer | null>(null);
  const [pending, setPending] = useState(false);

  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    // It opens with what the page shows now, not with what it showed, or what was chosen here, the last time.
    if (open) setRule(firstRule);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when it opens and when the rule changes
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    setAnswer(null);
    void preview(rule).then((next) => wanted && setAnswer(next));
    return () => {
      wanted = false;
    };
  }, [open, rule, threshold]);

  const found = answer?.ok ? answer.value : null;
  async function resolve() {
    setPending(true);
    if (await onResolve(rule, mergeTags)) onOpenChange(false);
    setPending(false);
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { threshold: threshold.toFixed(2) })}
      description={t("description")}
      footer={
        <>
          <DialogClose asChild>
            <Button>{tDialog("cancel")}</Button>
          </DialogClose>
          <Button
            variant="primary"
            pending={pending}
            disabled={!found || found.setAside === 0}
            onClick={() => void resolve()}
          >
            {found ? t("confirm", { count: found.setAside, exact: String(found.exact) }) : t("confirmNothing")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 font-medium">{t("which")}</legend>
          {resolutionRules.map((each) => (
            <label key={each} className="flex min-h-6 cursor-pointer items-start gap-2.5">
              <input
                type="radio"
                name={group}
                value={each}
                checked={rule === each}
                onChange={() => setRule(each)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span>
                <span className="font-medium">{t(`name.${each}`)}</span>
                <span className="block text-sm text-muted">{t(`hint.${each}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Checkbox
          label={t("mergeTags")}
          hint={t("mergeTagsHint")}
          checked={mergeTags}
          onCheckedChange={(on) => setMergeTags(on === true)}
        />
        <div aria-live="polite" className="min-h-16">
          {answer === null ? (
            <p className="flex items-center gap-2 text-muted">
              <Spinner /> {t("counting")}
            </p>
          ) : !answer.ok ? (
            <Notice tone="reject">{answer.message}</Notice>
          ) : (
            <Notice tone={answer.value.setAside > 0 ? "info" : "warning"}>
              {t(answer.value.exact ? "preview" : "previewAtMost", {
                items: answer.value.setAside,
                groups: answer.value.groups,
              })}{" "}
              {answer.value.approved ? t("approved", { count: formatNumber(answer.value.approved) }) : null}
            </Notice>
          )}
        </div>
      </div>
    </Dialog>
  );
}
