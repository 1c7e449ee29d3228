import type { Decided } from "#lib/items/decide-arrivals.ts";
import type { AnswerScrap } from "../read-answer.ts";
import type { Difference, Fate } from "../replay-schema.ts";
import type { RecordedCall, RecordedItem, RecordedRejection } from "./recorded-call.ts";
import type { ArrivedTask } from "./take-again.ts";

/** A comparable form of what became of something: every field as text, in one order. Null is not known, and not compared. */
type Outcome = { fate: Fate; fields: Record<string, string | null> };

/** What is told of a rejection where the other side is none. */
const verdictFields = new Set(["rule", "detail", "neighbour", "score"]);
const nothing: Outcome = { fate: "nothing", fields: {} };
/** Of a field that is not the same, as much is kept. */
const readable = 300;

/** Compares what came out of a call with what is recorded of it: every field of every candidate and malformed part, to the byte. */
export function compareCall(
  call: RecordedCall,
  decided: readonly Decided<ArrivedTask>[],
  malformed: readonly AnswerScrap[],
): Difference[] {
  const differences: Difference[] = [];
  const compare = (recorded: Outcome, again: Outcome, sequence: bigint | null) => {
    const names = new Set([...Object.keys(recorded.fields), ...Object.keys(again.fields)]);
    const same = (name: string) => {
      const [a, b] = [recorded.fields[name], again.fields[name]];
      return a === b || a === null || b === null;
    };
    const sameFate = recorded.fate === again.fate;
    const differing = [...names].filter((name) => (sameFate ? !same(name) : verdictFields.has(name)));
    if (sameFate && differing.length === 0) return;
    const words = again.fields.instruction ?? recorded.fields.instruction ?? again.fields.raw ?? recorded.fields.raw;
    const side = ({ fate, fields }: Outcome) => ({
      fate,
      fields: Object.fromEntries(
        differing.flatMap((name) => (fields[name] ? [[name, fields[name].slice(0, readable)]] : [])),
      ),
    });
    differences.push({
      call: call.number,
      sequence: sequence === null ? null : Number(sequence),
      words: (words ?? "").slice(0, readable),
      recorded: side(recorded),
      again: side(again),
    });
  };

  const tasks = new Map(decided.map((each) => [each.arrival.position, each]));
  for (const position of places(tasks, call.items, call.rejections)) {
    const recorded = [call.items.get(position), call.rejections.get(position)].flatMap((each) =>
      each ? [outcomeOf(each)] : [],
    );
    const again = tasks.get(position);
    const sequence = again?.sequence ?? (call.items.get(position) ?? call.rejections.get(position))?.sequence ?? null;
    // Both an item and a rejection of one candidate would be one too many.
    for (const each of recorded) compare(each, again ? decidedOutcome(again) : nothing, sequence);
    if (recorded.length === 0 && again) compare(nothing, decidedOutcome(again), sequence);
  }
  const scraps = new Map(malformed.map((each) => [each.position, each]));
  for (const position of places(scraps, call.malformed)) {
    compare(scrapOutcome(call.malformed.get(position)), scrapOutcome(scraps.get(position)), null);
  }
  return differences;
}

function places(...maps: Map<number, unknown>[]): number[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort((a, b) => a - b);
}

function decidedOutcome({ arrival, sequence, verdict }: Decided<ArrivedTask>): Outcome {
  if (!verdict) return outcomeOf({ ...arrival, id: "", sequence });
  const { rule, detail, neighbour } = verdict;
  return outcomeOf({
    ...arrival,
    sequence,
    rule,
    detail,
    rawCategory: arrival.rawCategory ?? arrival.category,
    neighbour: neighbour ? String(neighbour.key) : null,
    score: neighbour?.score ?? null,
  });
}

function outcomeOf(one: RecordedItem | RecordedRejection): Outcome {
  const { instruction, input, output, sequence, rawCategory, kind, reason } = one;
  const shared = {
    sequence: String(sequence),
    instruction,
    input,
    output,
    rawCategory: rawCategory ?? "",
    kind,
    reason,
  };
  if (!("rule" in one)) return { fate: "item", fields: { ...shared, category: one.category ?? "" } };
  const { rule, detail, neighbour, score } = one;
  return {
    fate: "rejection",
    fields: { rule, detail, neighbour: neighbour ?? "", score: score === null ? "" : String(score), ...shared },
  };
}

function scrapOutcome(scrap: { raw: string; reason: string } | undefined): Outcome {
  return scrap ? { fate: "malformed", fields: { raw: scrap.raw, reason: scrap.reason } } : nothing;
}
