import { setTimeout as wait } from "node:timers/promises";
import { log } from "./log.ts";

/** Errors that say that the database is away, coming back, or asks for another attempt. */
const passing =
  /\b(P1001|P1002|P1008|P1017|P2024|P2028|P2034|57P0[1-3]|08\d{3}|40001|40P01|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)\b|[Cc]onnection (terminated|ended|closed)|not queryable|shutting down|starting up|recovery mode/;

/** Whether the same write may well succeed a little later. */
export function isPassing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (
      passing.test(
        `${(cause as { code?: string }).code ?? ""} ${cause.message} ${JSON.stringify((cause as { meta?: unknown }).meta ?? "")}`,
      )
    )
      return true;
  }
  return false;
}

/**
 * Does a write, again and again while the database is away, for up to ten minutes: what it holds is paid for and must
 * not be lost. A write that fails for any other reason gets two more attempts.
 * @throws the last error
 */
export async function persist<T>(write: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + 10 * 60_000;
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (isPassing(error) ? Date.now() > giveUpAt : attempt >= 3) throw error;
      log.warn({ err: error, attempt }, "a write failed; trying again");
      await wait(Math.min(1000, 50 * 2 ** attempt));
    }
  }
}
