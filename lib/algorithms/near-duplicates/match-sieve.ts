/** Takes the texts that a search comes upon, and tells it how good the next one must be to matter. */
export interface MatchSieve {
  /** What a score must reach, at least, to be of interest; it only rises. */
  readonly bound: number;
  /** Whether nothing further is of interest. */
  readonly done: boolean;
  /** Takes or leaves a text; each is offered once. */
  offer(key: number, score: number): void;
}
