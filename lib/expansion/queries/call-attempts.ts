import { db } from "#lib/platform/db.ts";
import { toDollars } from "../money.ts";

/** A request of a call as its panel shows it. */
export type AttemptView = {
  number: number;
  state: "open" | "done" | "lost";
  /** One of attemptOutcomes; null while it is under way. */
  outcome: string | null;
  httpStatus: number | null;
  /** What went wrong, in the provider's or our words. */
  error: string | null;
  startedAt: Date;
  latencyMs: number | null;
  /** US dollars; null for a model without a price. */
  reserved: number | null;
  charged: number | null;
  inputTokens: number | null;
  cachedTokens: number | null;
  outputTokens: number | null;
  /** The most tokens that there can have been, where that is known and more were reported. */
  exceeds: { input: number; output: number } | null;
  /** The beginning of what came back, where it is not the call's answer. */
  response: string | null;
  /** The body sent, where it is not the one whose messages stand with the call. */
  request: string | null;
};

/** A call that a provider kept turning away may have had hundreds of requests: the latest of them are shown. */
const mostAttempts = 50;
const mostOfResponse = 20_000;

/**
 * The requests of a call, the latest first, and the messages of the one that was answered, or else of the last one.
 */
export async function listAttempts(
  callId: string,
): Promise<{ attempts: AttemptView[]; messages: { role: string; content: string }[] }> {
  const found = await db.attempt.findMany({ where: { callId }, orderBy: { number: "desc" }, take: mostAttempts });
  const main = found.find((attempt) => attempt.outcome === "answered") ?? found[0];
  const sent = main ? JSON.stringify(main.request) : "";
  const attempts = found.map((attempt): AttemptView => {
    const { inputBound, outputBound, inputTokens, outputTokens, reserved, charged, response, request } = attempt;
    const exceeds =
      (inputBound > 0 && (inputTokens ?? 0) > inputBound) || (outputBound > 0 && (outputTokens ?? 0) > outputBound);
    return {
      number: attempt.number,
      state: attempt.state,
      outcome: attempt.outcome,
      httpStatus: attempt.httpStatus,
      error: attempt.error,
      startedAt: attempt.startedAt,
      latencyMs: attempt.latencyMs,
      reserved: reserved === null ? null : toDollars(reserved),
      charged: charged === null || reserved === null ? null : toDollars(charged),
      inputTokens,
      cachedTokens: attempt.cachedTokens,
      outputTokens,
      exceeds: exceeds ? { input: inputBound, output: outputBound } : null,
      response: response === null ? null : response.slice(0, mostOfResponse),
      request: JSON.stringify(request) === sent ? null : JSON.stringify(request, null, 2),
    };
  });
  return { attempts, messages: messagesOf(main?.request) };
}

function messagesOf(request: unknown): { role: string; content: string }[] {
  const messages = (request as { messages?: unknown } | null | undefined)?.messages;
  if (!Array.isArray(messages)) return [];
  return messages.map(({ role, content }) => ({ role: String(role), content: String(content) }));
}
