import { type FileHandle, open } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { Behaviour } from "#practice-model/behaviour/behaviour.ts";
import { randomFor } from "#practice-model/grammar/random.ts";
import { modelOf, type PreparedAnswer } from "#practice-model/http/prepare-answer.ts";
import type { Stats } from "#practice-model/http/stats.ts";
import { answerLine, unworkedLine, writePieces } from "./answer-line.ts";
import { type Batch, seconds } from "./batch.ts";
import { checkInput, type InputLine, type LineRequest, readLine } from "./check-input.ts";
import type { Files } from "./files.ts";

/** What working on a batch takes. */
export interface Workplace {
  files: Files;
  stats: Stats;
  behaviour: Behaviour;
  prepare: (body: Record<string, unknown>, behaviour: Behaviour) => PreparedAnswer;
  save: (batch: Batch) => Promise<void>;
  /** Aborted when the server stops. The work begins anew where it starts again. */
  stopped: AbortSignal;
}

/** Steps in which the lines are worked on, with a pause between. */
const steps = 20;

/** Takes a batch from where it is to its end. `cancelled` is aborted when somebody cancels it. */
export async function workBatch(batch: Batch, place: Workplace, cancelled: AbortSignal): Promise<void> {
  const { files, save } = place;
  const change = (values: Partial<Batch>) => save(Object.assign(batch, values));
  const { lines, model, errors } = await checkInput(files.pathOf(batch.input_file_id), batch.endpoint);
  const own = ownBehaviour(model, place.behaviour);
  const pause = (share: number) =>
    wait(own.batch.ms * share, undefined, { signal: AbortSignal.any([place.stopped, cancelled]) }).catch(() => {});
  await pause(0.05);
  if (place.stopped.aborted) return;
  if (errors.length > 0)
    return change({ status: "failed", failed_at: seconds(), errors: { object: "list", data: errors } });
  if (!cancelled.aborted)
    await change({ status: "in_progress", in_progress_at: batch.in_progress_at ?? seconds(), model });
  const counts = { total: lines.length, completed: 0, failed: 0 };
  batch.request_counts = counts;
  const order = shuffled(batch.id, lines);
  const enough = own.batch.expires === null ? order.length : Math.floor(order.length * own.batch.expires);
  const errorLines: Buffer[] = [];
  const input = await open(files.pathOf(batch.input_file_id), "r");
  try {
    let done = 0;
    const output = await files.make(`${batch.id}_output.jsonl`, async (handle) => {
      for (; done < enough && !cancelled.aborted && !place.stopped.aborted; done++) {
        if (done % Math.ceil(enough / steps) === 0) await pause(0.9 / steps);
        if (cancelled.aborted || place.stopped.aborted) break;
        const answer = answerLine(await requestAt(input, order[done], batch), own, place.prepare, place.stats);
        await writePieces(handle, answer.output);
        const failed = [...answer.error];
        errorLines.push(...failed);
        if (failed.length > 0) counts.failed++;
        else counts.completed++;
      }
    });
    if (place.stopped.aborted) return;
    if (!cancelled.aborted) await change({ status: "finalizing", finalizing_at: seconds() });
    await pause(0.05);
    if (place.stopped.aborted) return;
    const [code, words] = cancelled.aborted
      ? ["batch_cancelled", "The batch was cancelled before this request was worked on."]
      : ["batch_expired", "The completion window ended before this request was worked on."];
    const error = await files.make(`${batch.id}_error.jsonl`, async (handle) => {
      await writePieces(handle, errorLines);
      for (const left of order.slice(done))
        await handle.write(
          unworkedLine((await requestAt(input, left, batch)).customId, code as string, words as string),
        );
    });
    const found = { output_file_id: output?.id ?? null, error_file_id: error?.id ?? null };
    if (cancelled.aborted) await change({ ...found, status: "cancelled", cancelled_at: seconds() });
    else if (done < order.length) await change({ ...found, status: "expired", expired_at: seconds() });
    else await change({ ...found, status: "completed", completed_at: seconds() });
  } finally {
    await input.close();
  }
}

/** The behaviour that the model's name asks for; a name that means nothing is refused line by line. */
function ownBehaviour(model: string | null, behaviour: Behaviour): Behaviour {
  try {
    return model === null ? behaviour : modelOf(model, behaviour).own;
  } catch {
    return behaviour;
  }
}

async function requestAt(input: FileHandle, line: InputLine | undefined, batch: Batch): Promise<LineRequest> {
  const { from, bytes } = line as InputLine;
  const { buffer } = await input.read(Buffer.alloc(bytes), 0, bytes, from);
  return readLine(buffer, batch.endpoint) as LineRequest;
}

/** The lines in an order that is never that of the file, where there is more than one. */
function shuffled(id: string, lines: InputLine[]): InputLine[] {
  const order = randomFor(id).sample(lines, lines.length);
  return order.every((line, i) => line === lines[i]) ? order.reverse() : order;
}
