/** Exit codes of a process that says itself why it cannot go on, as in sysexits.h. */
export const exitCodes = {
  /** Something must be changed first; starting it again does not help. */
  configuration: 78,
  /** What it needs is away for the moment, as a database is that restarts. */
  temporary: 75,
  /** A bug. */
  bug: 1,
} as const;

/** What keeps the product from starting, said in one sentence to the person who runs it. Anything else is a bug. */
export class StartFailure extends Error {
  /** Whether trying again later may help. */
  readonly temporary: boolean;

  constructor(sentence: string, options: { cause?: unknown; temporary?: boolean } = {}) {
    super(sentence, options);
    this.name = "StartFailure";
    this.temporary = options.temporary ?? false;
  }
}

/** Ends the process: with the sentence of a StartFailure, or with all there is to know of a bug. */
export function exitWithSentence(error: unknown): never {
  const failure = error instanceof StartFailure ? error : undefined;
  console.error(failure ? failure.message : error);
  if (!failure) process.exit(exitCodes.bug);
  process.exit(failure.temporary ? exitCodes.temporary : exitCodes.configuration);
}

/**
 * Turns an error of the file system into a StartFailure; any other error comes back as it is.
 * @param doing what was being done, as in "keep data in /srv/seedbed".
 */
export function explainFileError(error: unknown, doing: string): unknown {
  const reasons: Record<string, string> = {
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    EROFS: "the disk is read-only",
    EACCES: "this user may not write there",
    EPERM: "this user may not write there",
    ENOTDIR: "a part of that path is a file",
    EEXIST: "there is a file of that name",
    EMFILE: "too many files are open",
  };
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? "";
  const reason = reasons[code];
  return reason ? new StartFailure(`Cannot ${doing}: ${reason} (${code}).`, { cause: error }) : error;
}
