import { randomUUID } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import type { Behaviour } from "#practice-model/behaviour/behaviour.ts";
import type { FaultName } from "#practice-model/behaviour/faults.ts";
import { ApiError, errorOfStatus } from "#practice-model/http/api-error.ts";
import { hugePieces } from "#practice-model/http/huge.ts";
import type { PreparedAnswer } from "#practice-model/http/prepare-answer.ts";
import { webPage, withInvalidByte } from "#practice-model/http/respond.ts";
import type { Stats } from "#practice-model/http/stats.ts";
import type { LineRequest } from "./check-input.ts";

/** Lines for the two files of a batch: pieces of bytes, which may be many. Most lines have only one of the two. */
export interface LineAnswer {
  output: Iterable<Buffer>;
  error: Iterable<Buffer>;
}

/** Answers a line of a batch, spoiled as faults have it. */
export function answerLine(
  { customId, body }: LineRequest,
  behaviour: Behaviour,
  prepare: (body: Record<string, unknown>, behaviour: Behaviour) => PreparedAnswer,
  stats: Stats,
): LineAnswer {
  try {
    const { fault, completion, usage, asked } = prepare(body, behaviour);
    stats.lineCame(JSON.stringify(body), usage);
    return spoiled(customId, completion, fault, asked);
  } catch (error) {
    stats.lineCame(JSON.stringify(body), null);
    const known = error instanceof ApiError ? error : new ApiError(500, "The practice model failed.", "server_error");
    return { output: [], error: [line(customId, known.status, known.body)] };
  }
}

/** The line of a request that was not worked on, for a reason that has a code. */
export function unworkedLine(customId: string, code: string, message: string): Buffer {
  return text({ id: lineId(), custom_id: customId, response: null, error: { code, message } });
}

/** Writes pieces one after another. */
export async function writePieces(handle: FileHandle, pieces: Iterable<Buffer>): Promise<void> {
  for (const piece of pieces) await handle.write(piece);
}

function spoiled(customId: string, completion: object, fault: FaultName | null, asked: string): LineAnswer {
  const whole = line(customId, 200, completion);
  if (fault && /^\d+$/.test(fault)) {
    const { status, body } = errorOfStatus(Number(fault), asked);
    return { output: [], error: [line(customId, status, body)] };
  }
  switch (fault) {
    case "timeout":
      return { output: [], error: [unworkedLine(customId, "request_timeout", "The model did not answer in time.")] };
    case "hang":
    case "reset":
    case "drop":
      return { output: [], error: [] };
    case "html":
      return { output: [line(customId, 200, webPage)], error: [] };
    case "error200":
      return { output: [line(customId, 200, errorOfStatus(500, asked).body)], error: [] };
    case "garbled":
      return { output: [whole.subarray(0, whole.length >> 1), Buffer.from("\n")], error: [] };
    case "invalid-utf8":
      return { output: [withInvalidByte(whole)], error: [] };
    case "huge":
      return { output: hugePieces(whole), error: [] };
    case "doubled":
      return { output: [whole, whole], error: [] };
    case "stray":
      return { output: [line(`stray-${customId}`.slice(0, 64), 200, completion), whole], error: [] };
    default:
      return { output: [whole], error: [] };
  }
}

function line(customId: string, status: number, body: unknown): Buffer {
  const response = { status_code: status, request_id: `req_practice_${randomUUID()}`, body };
  return text({ id: lineId(), custom_id: customId, response, error: null });
}

function lineId(): string {
  return `batch_req_practice_${randomUUID()}`;
}

function text(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
