import { listRunsTaking } from "./queries/runs-taking.ts";

/** How long an answer counts, in milliseconds, from when the question was asked: a pause takes effect so much later at most. */
const freshMs = 50;

/** Knows which runs take calls at this moment, asking the database once for all who want to know within an instant. */
export class RunsTaking {
  private readonly known = new Map<string, { askedAt: number; takes: Promise<boolean> }>();
  private waiting = new Map<string, ((takes: boolean) => void)[]>();
  private asking = false;

  /** Whether a run takes calls; no where it cannot be known. */
  ask(runId: string): Promise<boolean> {
    const known = this.known.get(runId);
    const now = performance.now();
    if (known && now - known.askedAt < freshMs) return known.takes;
    const takes = new Promise<boolean>((answer) => {
      this.waiting.set(runId, [...(this.waiting.get(runId) ?? []), answer]);
    });
    this.known.set(runId, { askedAt: now, takes });
    if (!this.asking) void this.drain();
    return takes;
  }

  private async drain(): Promise<void> {
    this.asking = true;
    while (this.waiting.size > 0) {
      const asked = this.waiting;
      this.waiting = new Map();
      const taking = new Set(await listRunsTaking([...asked.keys()]).catch(() => []));
      for (const [runId, answers] of asked) for (const answer of answers) answer(taking.has(runId));
    }
    this.asking = false;
    for (const [runId, { askedAt }] of this.known) if (performance.now() - askedAt > freshMs) this.known.delete(runId);
  }
}
