import { answerTo } from "#practice-model/answers/answer.ts";
import { firstTokens, tokens } from "#practice-model/answers/tokens.ts";
import type { Behaviour } from "#practice-model/behaviour/behaviour.ts";
import type { FaultName } from "#practice-model/behaviour/faults.ts";
import type { PracticeModel } from "#practice-model/behaviour/models.ts";
import { type Random, randomFor } from "#practice-model/grammar/random.ts";
import type { ChatRequest } from "./chat-request.ts";
import { toldUsage } from "./told-usage.ts";

interface Choice {
  index: number;
  message: { role: "assistant"; content: string | null; refusal: string | null };
  logprobs: null;
  finish_reason: "stop" | "length" | "content_filter";
}

export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details: { cached_tokens: number };
  completion_tokens_details: { reasoning_tokens: number };
}

/** The body of an answer, in the shape of OpenAI's chat completions. */
export interface Completion {
  id: string;
  object: "chat.completion";
  created: number;
  model: string;
  choices: Choice[];
  /** As it is told; faults make it lie. */
  usage?: object;
  system_fingerprint: string;
}

/** Tokens that a reasoning model spends before it writes. */
const thinking = 64;

/**
 * Completes a request. The content depends on the seed, the model and the request alone; `attempt` only tells the ids
 * of repeated requests apart. `fault` may spoil the content, or what is told of the tokens.
 * @param cached tokens of the prompt that a provider would have in its cache
 * @returns the body, and the tokens as they are
 */
export function complete(
  asked: string,
  model: PracticeModel,
  request: ChatRequest,
  behaviour: Behaviour,
  key: string,
  attempt: number,
  fault: FaultName | null,
  cached: number,
): { completion: Completion; usage: Usage } {
  const spent = model.reasoning ? thinking : 0;
  const choices = Array.from({ length: request.choices }, (_, index): Choice => {
    const random = randomFor(`${key}\u0000answer\u0000${index}`);
    const content = answerTo(random, request, behaviour, model);
    const limit = request.limit === null ? null : Math.max(0, request.limit - spent);
    const kept = limit === null ? content : firstTokens(content, limit);
    const choice: Choice = {
      index,
      message: { role: "assistant", content: kept, refusal: null },
      logprobs: null,
      finish_reason: kept.length < content.length ? "length" : "stop",
    };
    return fault ? spoiled(random, choice, fault) : choice;
  });
  const used = tokens(request.messages.join("\n"));
  const written = choices.reduce(
    (sum, choice) => sum + spent + tokens(choice.message.content ?? choice.message.refusal ?? ""),
    0,
  );
  const usage: Usage = {
    prompt_tokens: used,
    completion_tokens: written,
    total_tokens: used + written,
    prompt_tokens_details: { cached_tokens: Math.min(cached, used) },
    completion_tokens_details: { reasoning_tokens: spent * choices.length },
  };
  const told = toldUsage(usage, fault, randomFor(`${key}\u0000usage`));
  const completion: Completion = {
    id: `chatcmpl-practice-${randomFor(`${key}\u0000id`)
      .between(0, 2 ** 48)
      .toString(36)}-${attempt}`,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1000),
    model: asked,
    choices: fault === "no-choices" ? [] : choices,
    ...(told ? { usage: told } : {}),
    system_fingerprint: `fp_practice_${behaviour.seed}`,
  };
  return { completion, usage };
}

/** The choice with a fault of content in it; faults of transport leave it as it is. */
function spoiled(random: Random, choice: Choice, fault: FaultName): Choice {
  const content = choice.message.content ?? "";
  const part = (least: number, most: number) =>
    content.slice(0, Math.floor(content.length * (least + (most - least) * random.fraction())));
  const say = (
    text: string | null,
    finish: Choice["finish_reason"] = choice.finish_reason,
    refusal: string | null = null,
  ): Choice => ({
    ...choice,
    message: { role: "assistant", content: text, refusal },
    finish_reason: finish,
  });
  switch (fault) {
    case "cut":
      return say(part(0.3, 0.95), "length");
    case "filter":
      return say(part(0, 0.4), "content_filter");
    case "empty":
      return say("");
    case "refusal":
      return say(null, "stop", "I'm sorry, but I can't help with that.");
    case "fenced":
      return say(
        `Here is what you asked for:\n\n\`\`\`json\n${content}\n\`\`\`\n\nLet me know if you need anything else.`,
      );
    case "malformed":
      return say(
        random.pick([
          () => part(0.4, 0.9),
          () => content.replace(/":"/, '": "so-called "quoted" text, '),
          () => "I am sorry, as a language model I would rather talk about the weather today.",
          () => JSON.stringify({ result: "see above", ok: true }),
        ])(),
        "stop",
      );
    default:
      return choice;
  }
}
