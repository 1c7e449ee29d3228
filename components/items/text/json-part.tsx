import { useTranslations } from "next-intl";
import type { JsonLine, JsonPiece } from "#lib/algorithms/json-lines.ts";
import type { ShownLines } from "./text-fold.ts";

const looks: Record<JsonPiece["kind"], string | null> = {
  key: "text-accent-text font-medium",
  string: "text-ie",
  number: "text-gen",
  word: "text-warning",
  mark: null,
};
const linesInBlock = 100;
const deepest = 20;
/** Of a single value while the text is folded. */
const longestValue = 4_000;

/** JSON, pretty printed: names, strings, numbers and words told apart, every literal as it is written. */
export function JsonPart({ lines, values, most }: { lines: readonly JsonLine[]; values: number; most: ShownLines }) {
  const t = useTranslations("itemText");
  const shown = most === Number.POSITIVE_INFINITY ? lines : lines.slice(0, Math.max(1, Math.floor(most)));
  const blocks = Array.from({ length: Math.ceil(shown.length / linesInBlock) }, (_, i) =>
    shown.slice(i * linesInBlock, (i + 1) * linesInBlock),
  );
  return (
    <div>
      <p className="mb-1 font-sans text-sm font-normal text-muted">{t("json", { values })}</p>
      <pre className="font-mono text-[0.8em]/[1.6] font-normal wrap-anywhere whitespace-pre-wrap">
        {blocks.map((block, i) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and keep their places
            key={i}
            className={blocks.length > 2 ? "[contain-intrinsic-block-size:auto_120rem] [content-visibility:auto]" : ""}
          >
            {block.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Line key={at} line={line} cut={most !== Number.POSITIVE_INFINITY} />
            ))}
          </div>
        ))}
      </pre>
    </div>
  );
}

function Line({ line, cut }: { line: JsonLine; cut: boolean }) {
  return (
    <>
      {"  ".repeat(Math.min(line.depth, deepest))}
      {line.pieces.map(({ kind, text }, i) => {
        const shown = cut && text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
        const look = looks[kind];
        if (look === null) return shown;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line keep their places
          <span key={i} className={look}>
            {shown}
          </span>
        );
      })}
      {"\n"}
    </>
  );
}
