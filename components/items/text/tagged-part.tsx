import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import type { TaggedRun, TaggedText } from "#lib/algorithms/tagged-tokens.ts";
import { textLanguage } from "../text-language.ts";
import type { ShownLines } from "./text-fold.ts";

/** By the place of the type among the types; its name stands beside each entity, so that no colour tells alone. */
const looks = [
  "bg-ie-soft decoration-ie [&>span]:text-ie",
  "bg-gen-soft decoration-gen [&>span]:text-gen",
  "bg-qa-soft decoration-qa [&>span]:text-qa",
  "bg-warning-soft decoration-warning [&>span]:text-warning",
  "bg-other-soft decoration-other [&>span]:text-other",
];
const mostProblems = 4;
/** Of one sentence while the text is folded. */
const mostRuns = 600;

/** Tagged tokens as running text: entities marked with their types, a line for each sentence, and what is odd about the tags. */
export function TaggedPart({ tagged, most }: { tagged: TaggedText; most: ShownLines }) {
  const t = useTranslations("itemText");
  const { sentences, types, problems } = tagged;
  const folded = most !== Number.POSITIVE_INFINITY;
  const shown = folded ? sentences.slice(0, Math.max(1, Math.floor(most / 2))) : sentences;
  const entities = types.reduce((sum, { count }) => sum + count, 0);
  const looksOf = new Map(types.map(({ type }, i) => [type, looks[Math.min(i, looks.length - 1)] as string]));
  const sample = sentences[0]?.map(({ text }) => text).join(" ") ?? "";
  return (
    <div className="font-normal">
      <p className="mb-1 flex flex-wrap gap-x-3 font-sans text-sm text-muted tabular-nums">
        <span>{t("tagged", { entities, sentences: sentences.length })}</span>
        {types.slice(0, 8).map(({ type, count }) => (
          <span key={type}>
            {type} {count}
          </span>
        ))}
      </p>
      {problems.length > 0 ? (
        <div className="mb-2 font-sans text-sm text-warning">
          <p className="font-medium">{t("tagProblems", { count: problems.length })}</p>
          <ul className="list-inside list-disc">
            {problems.slice(0, mostProblems).map(({ kind, line, token, tag }) => (
              <li key={line}>{t(`problem.${kind}`, { line, token, tag })}</li>
            ))}
          </ul>
          {problems.length > mostProblems ? (
            <p>{t("moreProblems", { count: problems.length - mostProblems })}</p>
          ) : null}
        </div>
      ) : null}
      <div
        lang={textLanguage(sample)}
        className="flex flex-col gap-1.5 leading-[1.75] wrap-anywhere whitespace-pre-wrap"
      >
        {shown.map((runs, i) => (
          <p
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no other name, and keep their places
            key={i}
            className={
              sentences.length > 60 ? "[contain-intrinsic-block-size:auto_4rem] [content-visibility:auto]" : ""
            }
          >
            {(folded ? runs.slice(0, mostRuns) : runs).map((run, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Run key={at} run={run} look={run.type === null ? "" : (looksOf.get(run.type) ?? "")} />
            ))}
          </p>
        ))}
      </div>
    </div>
  );
}

function Run({ run, look }: { run: TaggedRun; look: string }) {
  const space = run.spaced ? " " : "";
  if (run.type === null) return space + run.text;
  return (
    <>
      {space}
      <mark
        className={cn(
          "rounded-xs px-0.5 text-inherit underline decoration-2 underline-offset-4 [box-decoration-break:clone]",
          look,
        )}
      >
        {run.text}
        <span className="ml-1 font-mono text-[0.62em] font-medium whitespace-nowrap">{run.type}</span>
      </mark>
    </>
  );
}
