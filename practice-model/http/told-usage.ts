import type { FaultName } from "#practice-model/behaviour/faults.ts";
import type { Random } from "#practice-model/grammar/random.ts";
import type { Usage } from "./completion.ts";

const oddities: readonly ((count: number) => unknown)[] = [
  (count) => -count - 1,
  (count) => count + 0.5,
  (count) => String(count),
  () => null,
  () => "many",
];

/** What an answer says of its tokens: the truth or, where a fault has it so, a lie; null where it says nothing. */
export function toldUsage(usage: Usage, fault: FaultName | null, random: Random): object | null {
  switch (fault) {
    case "no-usage":
      return null;
    case "usage-low":
      return each(usage, () => 0);
    case "usage-high":
      return each(usage, (count) => count * 1000);
    case "usage-odd":
      return each(usage, random.pick(oddities));
    default:
      return usage;
  }
}

function each(usage: Usage, lie: (count: number) => unknown): object {
  return {
    prompt_tokens: lie(usage.prompt_tokens),
    completion_tokens: lie(usage.completion_tokens),
    total_tokens: lie(usage.total_tokens),
    prompt_tokens_details: { cached_tokens: lie(usage.prompt_tokens_details.cached_tokens) },
    completion_tokens_details: { reasoning_tokens: lie(usage.completion_tokens_details.reasoning_tokens) },
  };
}
