import { type LoggerOptions, pino, stdSerializers } from "pino";

/**
 * An error as the log shows it: its words, where it came from, and its code. Its other properties may hold anything, such as
 * a request with its headers, or the row that a database refused.
 */
function shownError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  const { code } = error as { code?: unknown };
  return { type, message, stack, ...(typeof code === "string" ? { code } : {}) };
}

/** What the log shows and what it keeps to itself. */
export const logOptions: LoggerOptions = {
  // Read directly, so that a build needs no environment.
  level: process.env.LOG_LEVEL || "info",
  serializers: { err: shownError },
  redact: {
    paths: [
      "key",
      "apiKey",
      "password",
      "token",
      "secret",
      "authorization",
      "*.key",
      "*.apiKey",
      "*.password",
      "*.token",
      "*.secret",
      "*.sealedKey",
      "*.authorization",
    ],
    censor: "[struck out]",
  },
};

/** The process's log: JSON lines on standard output. Keys, passwords and tokens are struck out wherever they stand. */
export const log = pino(logOptions);
