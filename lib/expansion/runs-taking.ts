import { listRunsTaking } from "./queries/runs-taking.ts";

/** Asks which runs take calls at this moment: whoever asks while an answer is under way gets the next one, shared by all that wait. */
export class RunsTaking {
  private waiting = new Map<string, ((takes: boolean) => void)[]>();
  private asking = false;

  /** Whether a run takes calls, as of after the question. */
  ask(runId: string): Promise<boolean> {
    return new Promise((answer) => {
      const others = this.waiting.get(runId);
      if (others) others.push(answer);
      else this.waiting.set(runId, [answer]);
      if (!this.asking) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.asking = true;
    while (this.waiting.size > 0) {
      const asked = this.waiting;
      this.waiting = new Map();
      // Where it cannot be known nothing is sent.
      const taking = new Set(await listRunsTaking([...asked.keys()]).catch(() => []));
      for (const [runId, answers] of asked) for (const answer of answers) answer(taking.has(runId));
    }
    this.asking = false;
  }
}
