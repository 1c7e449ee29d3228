import { hash } from "node:crypto";
import { tokens } from "#practice-model/answers/tokens.ts";
import { type Behaviour, splitModelName, withWritten } from "#practice-model/behaviour/behaviour.ts";
import { drawFault, type FaultName } from "#practice-model/behaviour/faults.ts";
import { models, type PracticeModel } from "#practice-model/behaviour/models.ts";
import { randomFor } from "#practice-model/grammar/random.ts";
import { badRequest, errorOfStatus } from "./api-error.ts";
import { countAttempts } from "./attempts.ts";
import { readChatRequest } from "./chat-request.ts";
import { type Completion, complete, type Usage } from "./completion.ts";

/** An answer before it is sent: what to say, how to spoil it, and how long to wait. */
export interface PreparedAnswer {
  /** The model's name as it was asked for. */
  asked: string;
  own: Behaviour;
  fault: FaultName | null;
  latencyMs: number;
  completion: Completion;
  /** The tokens as they are. */
  usage: Usage;
}

/** Openings of prompts that are remembered as cached. */
const mostOpenings = 1_000;

/**
 * What prepares the answers of one server, whether they are asked for alone or in a batch. It remembers how often each
 * request came and which openings of prompts it has seen.
 */
export function answerPreparer() {
  const attempts = countAttempts();
  const openings = new Set<string>();

  /** The tokens of the opening that came before in a request to the same model. */
  function cachedTokens(model: PracticeModel, opening: string): number {
    if (!opening) return 0;
    const key = hash("sha256", `${model.id}\u0000${opening}`);
    const seen = openings.delete(key);
    openings.add(key);
    if (openings.size > mostOpenings) openings.delete(openings.values().next().value as string);
    return seen ? tokens(opening) : 0;
  }

  /** Prepares the answer to a chat request's body. Throws an ApiError where a provider would refuse it. */
  return (body: Record<string, unknown>, behaviour: Behaviour): PreparedAnswer => {
    const asked = askedModel(body);
    const { model, own } = modelOf(asked, behaviour);
    const request = readChatRequest(body, model);
    // A digest, because it is kept for as long as attempts are counted, and prompts are long.
    const identity = hash("sha256", `${own.seed}\u0000${model.id}\u0000${request.identity}`);
    const attempt = attempts.next(identity);
    const luck = randomFor(`${identity}\u0000attempt\u0000${attempt}`);
    const fault = drawFault(luck, own.faults);
    const latencyMs = luck.between(...own.latency);
    const cached = cachedTokens(model, request.opening);
    return { asked, own, fault, latencyMs, ...complete(asked, model, request, own, identity, attempt, fault, cached) };
  };
}

/** The model that a body names. Throws an ApiError where it names none. */
export function askedModel(body: Record<string, unknown>): string {
  if (typeof body.model !== "string" || !body.model)
    throw badRequest("you must provide a model parameter", "model", "missing_required_parameter");
  return body.model;
}

/** The model that a name asks for, with the settings in the name. Locked models refuse here, whatever follows. */
export function modelOf(asked: string, behaviour: Behaviour): { model: PracticeModel; own: Behaviour } {
  const { name, written } = settingsOr400("model", () => splitModelName(asked));
  const model = models.find((candidate) => candidate.id === name);
  if (!model) throw errorOfStatus(404, asked);
  if (model.locked) throw errorOfStatus(401, asked);
  return { model, own: settingsOr400("model", () => withWritten(behaviour, written)) };
}

/** Reads settings, and refuses those that make no sense with status 400. */
export function settingsOr400<T>(param: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError)
      throw badRequest(`Practice setting refused: ${error.message}.`, param, "invalid_practice_setting");
    throw error;
  }
}
