"use client";

import { Plus, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { numberOf } from "#components/review-setup/policy-draft.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { notify } from "#components/ui/notify.ts";
import { type Category, categories } from "#lib/items/schema.ts";
import type { AssignmentRow } from "#lib/review/queries/list-assignments.ts";
import type { Decider } from "#lib/review/queries/project-reviewers.ts";
import type { AssignmentsInput } from "#lib/review/setup-schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { AssignmentCoverage } from "./assignment-coverage.tsx";

/** A row as it is typed. `part` is "", "category QA" or "run 3". */
type Row = { key: string; userId: string; share: string; part: string };

/** Who reviews which share of which part of the queue; and how far that covers it, while it is typed. */
export function AssignmentForm({
  assignments,
  deciders,
  runs,
  wanted,
  assignedOnly,
  save,
}: {
  assignments: readonly AssignmentRow[];
  deciders: readonly Decider[];
  runs: readonly { number: number; model: string }[];
  /** How many reviewers an item takes. */
  wanted: number;
  assignedOnly: boolean;
  save: (input: AssignmentsInput) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("reviewSetup.assignments");
  const tCategory = useTranslations("ui.category");
  const router = useRouter();
  const added = useRef(0);
  const list = useRef<HTMLOListElement>(null);
  // Null while nothing is changed: the form then shows whatever holds.
  const [edited, setEdited] = useState<{ base: string[]; rows: Row[] } | null>(null);
  const { base, rows } = edited ?? { base: assignments.map((row) => row.id), rows: assignments.map(rowOf) };
  const { submit, pending, failure, clear } = useFormAction(save, () => {
    notify(t("saved"));
    setEdited(null);
  });

  const change = (next: Row[]) => setEdited({ base, rows: next });
  const put = (key: string, part: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));

  function send(event: FormEvent) {
    event.preventDefault();
    submit({ base, rows: rows.map(inputOf) });
  }

  function add() {
    added.current += 1;
    change([...rows, { key: `new-${added.current}`, userId: "", share: "100", part: "" }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child select")?.focus());
  }

  function discard() {
    setEdited(null);
    clear();
    router.refresh();
  }

  const parts = [
    { value: "", label: t("everything") },
    ...categories.map((category) => ({
      value: `category ${category}`,
      label: t("category", { name: tCategory(`${category}.name`) }),
    })),
    ...runs.map(({ number, model }) => ({ value: `run ${number}`, label: t("run", { number, model }) })),
  ];
  const gone = assignments.filter((row) => !deciders.some(({ userId }) => userId === row.userId));
  const people = [
    ...deciders.map(({ userId, name }) => ({ value: userId, label: name })),
    ...[...new Map(gone.map((row) => [row.userId, row.name]))].map(([value, name]) => ({
      value,
      label: t("left", { name }),
    })),
  ];
  const fields = failure?.fields ?? {};
  return (
    <form noValidate onSubmit={send} className="flex max-w-3xl flex-col gap-4">
      {rows.length === 0 ? <p className="text-muted">{t("none")}</p> : null}
      <ol ref={list} className="flex flex-col gap-3 empty:hidden">
        {rows.map((row, i) => (
          <li
            key={row.key}
            className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-start gap-2 max-sm:border-b max-sm:pb-3 sm:grid-cols-[minmax(0,1.2fr)_6rem_minmax(0,1.4fr)_auto]"
          >
            <Field
              label={t("rowPerson", { place: i + 1 })}
              labelHidden
              name={`rows.${i}.userId`}
              error={fields[`rows.${i}.userId`]}
            >
              <NativeSelect
                value={row.userId}
                onChange={(event) => put(row.key, { userId: event.currentTarget.value })}
                options={people}
                placeholder={t("choose")}
              />
            </Field>
            <Field
              label={t("rowShare", { place: i + 1 })}
              labelHidden
              name={`rows.${i}.share`}
              error={fields[`rows.${i}.share`]}
            >
              <div className="flex items-center gap-1.5">
                <Input
                  inputMode="numeric"
                  autoComplete="off"
                  value={row.share}
                  onChange={(event) => put(row.key, { share: event.currentTarget.value })}
                />
                <span aria-hidden="true" className="text-muted">
                  %
                </span>
              </div>
            </Field>
            <Field
              label={t("rowPart", { place: i + 1 })}
              labelHidden
              name={`rows.${i}.run`}
              error={fields[`rows.${i}.run`]}
              className="max-sm:order-last max-sm:col-span-2"
            >
              <NativeSelect
                value={row.part}
                onChange={(event) => put(row.key, { part: event.currentTarget.value })}
                options={
                  parts.some(({ value }) => value === row.part)
                    ? parts
                    : [...parts, { value: row.part, label: t("runGone", { number: row.part.slice(4) }) }]
                }
              />
            </Field>
            <IconButton
              label={t("remove", { place: i + 1 })}
              icon={<X />}
              className="mt-1.5"
              onClick={() => change(rows.filter((each) => each.key !== row.key))}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button icon={<Plus />} onClick={add}>
          {t("add")}
        </Button>
      </div>
      {rows.length > 0 ? (
        <AssignmentCoverage rows={rows.map(inputOf)} deciders={deciders} wanted={wanted} assignedOnly={assignedOnly} />
      ) : null}
      <FormFailure failure={failure} labels={labelsOf(rows, t)} />
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

function rowOf({ id, userId, share, category, run }: AssignmentRow): Row {
  const part = category ? `category ${category}` : run === null ? "" : `run ${run}`;
  return { key: id, userId, share: String(share), part };
}

function inputOf({ userId, share, part }: Row): AssignmentsInput["rows"][number] {
  const [kind, which] = part.split(" ");
  return {
    userId,
    share: numberOf(share),
    category: kind === "category" ? (which as Category) : null,
    run: kind === "run" ? Number(which) : null,
  };
}

function labelsOf(
  rows: readonly Row[],
  t: (key: "rowPerson" | "rowShare" | "rowPart", values: { place: number }) => string,
): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((_, i) => [
      [`rows.${i}.userId`, t("rowPerson", { place: i + 1 })],
      [`rows.${i}.share`, t("rowShare", { place: i + 1 })],
      [`rows.${i}.run`, t("rowPart", { place: i + 1 })],
    ]),
  );
}
