import type { Stretch } from "#lib/algorithms/shared-tokens.ts";
import { SharedText } from "../shared-text.tsx";
import { textLanguage } from "../text-language.ts";
import { chunksOf } from "./text-fold.ts";

/** Plain text as it is. What is long is set in blocks that the browser lays out when they come into sight. */
export function PlainPart({
  text,
  start,
  end,
  shared,
}: {
  text: string;
  start: number;
  end: number;
  shared: readonly Stretch[];
}) {
  const chunks = chunksOf(text, start, end);
  return (
    <div lang={textLanguage(text.slice(start, start + 500))} className="wrap-anywhere whitespace-pre-wrap">
      {chunks.length < 3
        ? words(text, start, end, shared)
        : chunks.map((chunk) => (
            // The height of some 2,000 characters, until it is known.
            <div key={chunk.start} className="[contain-intrinsic-block-size:auto_50rem] [content-visibility:auto]">
              {words(text, chunk.start, text[chunk.end - 1] === "\n" ? chunk.end - 1 : chunk.end, shared) || "\n"}
            </div>
          ))}
    </div>
  );
}

function words(text: string, start: number, end: number, shared: readonly Stretch[]) {
  const own = shared
    .filter((stretch) => stretch.end > start && stretch.start < end)
    .map((stretch) => ({ start: Math.max(0, stretch.start - start), end: Math.min(end, stretch.end) - start }));
  return own.length === 0 ? text.slice(start, end) : <SharedText text={text.slice(start, end)} shared={own} />;
}
