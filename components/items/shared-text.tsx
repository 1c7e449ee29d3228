import type { Stretch } from "#lib/algorithms/shared-tokens.ts";

/** A text with the stretches marked that it shares with another: underlined on a tint, and nothing moves by it. */
export function SharedText({ text, shared }: { text: string; shared: readonly Stretch[] }) {
  if (shared.length === 0) return text;
  return shared.flatMap(({ start, end }, i) => [
    text.slice(shared[i - 1]?.end ?? 0, start),
    <mark
      key={start}
      className="bg-accent-soft text-inherit underline decoration-accent decoration-from-font underline-offset-3 [box-decoration-break:clone]"
    >
      {text.slice(start, end)}
    </mark>,
    i === shared.length - 1 ? text.slice(end) : "",
  ]);
}
