"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/notify.ts";
import type { EndpointView } from "#lib/expansion/queries/endpoints.ts";
import type { ConnectionTest } from "#lib/expansion/test-connection.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { ConnectionResult } from "./connection-result.tsx";

type Act<R> = (input: { id: string }) => Promise<ActionResult<R>>;

/** What can be done with an endpoint. */
export type EndpointActions = { test: Act<ConnectionTest>; archive: Act<void>; forget: Act<void> };

/** One endpoint: where it is, whether it has a key, what it refused, and whether it answers. */
export function EndpointEntry({
  endpoint,
  actions,
  onEdit,
  children,
}: {
  endpoint: EndpointView;
  actions: EndpointActions;
  /** None for who may not manage endpoints. */
  onEdit: (() => void) | null;
  /** Its prices. */
  children: ReactNode;
}) {
  const t = useTranslations("expansion.endpoints");
  const tBatches = useTranslations("batches.endpoint");
  const tErrors = useTranslations("errors");
  const { id, name, environment } = endpoint;
  const [tested, setTested] = useState<ConnectionTest | null>(null);
  const [testing, startTest] = useTransition();
  const [forgetting, startForget] = useTransition();
  const refusals = Object.entries(endpoint.refusals);

  async function ask<R>(action: Act<R>): Promise<{ value: R } | null> {
    const result = await action({ id }).catch(() => null);
    if (result?.ok) return { value: result.value };
    notify(result ? result.error.message : tErrors("unreachable"), { tone: "reject", id: `endpoint-${id}` });
    return null;
  }
  const test = () =>
    startTest(async () => {
      setTested(null);
      const answer = await ask(actions.test);
      setTested(answer?.value ?? null);
    });
  const forget = () =>
    startForget(async () => {
      if (await ask(actions.forget)) notify(t("forgotten"));
    });
  async function archive(): Promise<boolean> {
    if (!(await ask(actions.archive))) return false;
    notify(t("archived", { name }));
    return true;
  }

  return (
    <li className="flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="font-semibold wrap-anywhere">{name}</h2>
            {environment ? <Badge tone="outline">{t("fromEnvironment")}</Badge> : null}
            {environment === "practice" ? <Badge tone="warning">{t("practice")}</Badge> : null}
            {endpoint.batches ? <Badge tone="outline">{tBatches("badge")}</Badge> : null}
          </div>
          {endpoint.baseUrl ? <p className="font-mono text-sm wrap-anywhere">{endpoint.baseUrl}</p> : null}
          <p className="text-sm text-muted">
            {environment === "practice" ? `${t("practiceHint")} ` : null}
            {environment
              ? t("environmentHint")
              : endpoint.hasKey
                ? t("hasKey", { hint: endpoint.keyHint || "none" })
                : t("noKey")}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" pending={testing} onClick={test} aria-label={t("testName", { name })}>
            {t("test")}
          </Button>
          {onEdit && !environment ? (
            <>
              <Button size="sm" onClick={onEdit} aria-label={t("editName", { name })}>
                {t("edit")}
              </Button>
              <ConfirmDialog
                trigger={
                  <Button size="sm" variant="danger" aria-label={t("archiveName", { name })}>
                    {t("archive")}
                  </Button>
                }
                title={t("archiveQuestion", { name })}
                description={t("archiveDescription")}
                confirmLabel={t("archiveConfirm")}
                onConfirm={archive}
              />
            </>
          ) : null}
        </div>
      </div>
      <div role="status" className="empty:hidden">
        {testing ? <p className="text-sm text-muted">{t("testing")}</p> : null}
        {tested ? <ConnectionResult result={tested} /> : null}
      </div>
      {refusals.length > 0 ? (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2 text-sm">
          <div className="min-w-0">
            <p className="text-muted">{t("refusals")}</p>
            <ul className="font-mono">
              {refusals.map(([model, parameters]) => (
                <li key={model} className="wrap-anywhere">
                  {t("refusalOf", { model, parameters: parameters.join(", ") })}
                </li>
              ))}
            </ul>
          </div>
          {onEdit ? (
            <Button size="sm" pending={forgetting} onClick={forget} aria-label={t("forgetName", { name })}>
              {t("forget")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {children}
    </li>
  );
}
