import type { LoggerInstance } from "next-auth";
import { log } from "#lib/platform/log.ts";

/** Sends what next-auth reports to the process's log: the code and the error's words, no claims of the person. */
export const authLogger: Pick<LoggerInstance, "error" | "warn" | "debug"> = {
  error(code: string, metadata: Error | { error: Error }) {
    const error = metadata instanceof Error ? metadata : metadata.error;
    // A token that ran out or was made under another secret is nobody's fault.
    const level = code === "JWT_SESSION_ERROR" ? "debug" : "warn";
    log[level]({ code, reason: error?.message }, "next-auth met an error");
  },
  warn(code: string) {
    log.warn({ code }, "next-auth warns");
  },
  debug() {},
};
