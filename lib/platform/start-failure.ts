/** What keeps the product from starting, said in one sentence to the person who runs it. Anything else is a bug. */
export class StartFailure extends Error {
  constructor(sentence: string, options?: { cause?: unknown }) {
    super(sentence, options);
    this.name = "StartFailure";
  }
}

/** Exit code of a process that ended with a StartFailure: starting it again would not help (EX_CONFIG of sysexits). */
export const startFailureExitCode = 78;

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
