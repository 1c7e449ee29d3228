"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { notify } from "#components/ui/notify.ts";
import { type RejectReason, rejectReasons } from "#lib/review/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { ReasonLine } from "./reason-line.tsx";
import { type ReasonRow, reasonRows, savedReasons, shippedFirst } from "./reason-rows.ts";

type Save = (input: {
  base: RejectReason[];
  reasons: { key: string | null; label: string | null; retired: boolean }[];
}) => Promise<ActionResult<{ reasons: RejectReason[] }>>;

/** The project's reasons to reject: their words, their order, and which are offered. */
export function ReasonForm({ reasons, save }: { reasons: RejectReason[]; save: Save }) {
  const t = useTranslations("reviewSetup.reasons");
  const shippedText = useTranslations("review.reject.reason");
  const router = useRouter();
  const added = useRef(0);
  const list = useRef<HTMLDivElement>(null);
  const shipped = (key: string | null) => (key && shippedText.has(key as never) ? shippedText(key as never) : null);
  // Null while nothing is changed: the form then shows whatever holds.
  const [edited, setEdited] = useState<{ base: RejectReason[]; rows: ReasonRow[] } | null>(null);
  const { base, rows } = edited ?? { base: reasons, rows: reasonRows(reasons, shipped) };
  const offered = rows.filter((row) => !row.retired);
  const retired = rows.filter((row) => row.retired);
  const { submit, pending, failure, clear } = useFormAction(save, () => {
    notify(t("saved"));
    setEdited(null);
  });

  const change = (next: ReasonRow[]) => setEdited({ base, rows: next });
  const put = (id: string, part: Partial<ReasonRow>) =>
    change(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const focus = (id: string, what: string) =>
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] ${what}`)?.focus(),
    );

  function move(row: ReasonRow, by: 1 | -1, held: string) {
    const from = offered.indexOf(row);
    const to = from + by;
    if (to < 0 || to >= offered.length) return;
    const next = offered.filter((each) => each !== row);
    next.splice(to, 0, row);
    change([...next, ...retired]);
    // The row has moved under the hands of who moves it.
    focus(row.id, held);
    announce(t("moved", { reason: row.text || t("newOne"), place: to + 1 }));
  }

  function add() {
    added.current += 1;
    const id = `new-${added.current}`;
    change([...offered, { id, key: null, text: "", retired: false }, ...retired]);
    focus(id, "input");
  }

  function retire(row: ReasonRow) {
    const place = offered.indexOf(row);
    const rest = rows.filter((each) => each !== row);
    // What was never saved goes altogether.
    change(row.key === null ? rest : [...rest, { ...row, retired: true }]);
    const next = offered[place + 1] ?? offered[place - 1];
    if (next) focus(next.id, "input");
  }

  function discard() {
    setEdited(null);
    clear();
    router.refresh();
  }

  function send(event: FormEvent) {
    event.preventDefault();
    submit({ base, reasons: savedReasons([...offered, ...retired], shipped) });
  }

  const sent = [...offered, ...retired];
  const errors = Object.fromEntries(
    Object.entries(failure?.fields ?? {}).map(([field, message]) => [
      sent[Number(/^reasons\.(\d+)\./.exec(field)?.[1] ?? Number.NaN)]?.id ?? field,
      message,
    ]),
  );
  return (
    <form noValidate onSubmit={send} className="flex max-w-2xl flex-col gap-4">
      <div ref={list} className="flex flex-col gap-4">
        <ol aria-label={t("list")} className="flex flex-col gap-1.5">
          {offered.map((row, i) => (
            <ReasonLine
              key={row.id}
              row={row}
              place={i}
              count={offered.length}
              error={errors[row.id]}
              onText={(text) => put(row.id, { text })}
              onMove={(by, held) => move(row, by, held)}
              onRetire={() => retire(row)}
            />
          ))}
        </ol>
        <div className="flex flex-wrap gap-2">
          <Button icon={<Plus />} onClick={add}>
            {t("add")}
          </Button>
          <Button variant="quiet" onClick={() => change(shippedFirst(rows, rejectReasons, shipped))}>
            {t("restore")}
          </Button>
        </div>
        {retired.length > 0 ? (
          <section aria-label={t("retiredList")}>
            <h3 className="mb-1 text-sm font-medium text-muted">{t("retired")}</h3>
            <ul>
              {retired.map((row) => (
                <li key={row.id} className="flex min-h-9 items-center justify-between gap-3 border-b last:border-0">
                  <span className="min-w-0 text-muted wrap-anywhere">{row.text}</span>
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={t("bringBackOne", { reason: row.text })}
                    onClick={() => {
                      change([...offered, { ...row, retired: false }, ...retired.filter((each) => each !== row)]);
                      focus(row.id, "input");
                    }}
                  >
                    {t("bringBack")}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <FormFailure
        failure={failure && { ...failure, ...(failure.fields ? { fields: errors } : {}) }}
        labels={Object.fromEntries(sent.map((row, i) => [row.id, t("name", { place: i + 1 })]))}
      />
      {edited ? (
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            {t("save")}
          </Button>
          <Button variant="quiet" onClick={discard}>
            {t("discard")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
