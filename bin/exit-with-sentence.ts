import { StartFailure, startFailureExitCode } from "#lib/platform/start-failure.ts";

/** Ends the process: with the sentence of a StartFailure, or with all there is to know of a bug. */
export function exitWithSentence(error: unknown): never {
  if (error instanceof StartFailure) {
    console.error(error.message);
    process.exit(startFailureExitCode);
  }
  console.error(error);
  process.exit(1);
}
