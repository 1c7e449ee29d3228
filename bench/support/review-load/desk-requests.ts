import type { QueueState } from "#lib/review/queries/describe-queue.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import type { DecisionInput } from "#lib/review/schema.ts";

/** A web process did not answer, or not that it had done it: the same may be asked again. */
export class NoAnswer extends Error {}

/** Where a reviewer's requests go: any of the web processes, as behind something that spreads them. */
export type Site = {
  slug: string;
  /** An address to ask at. @param tried the one that gave no answer last */
  address(tried?: string): string;
};

/** What a desk has taken. */
export type Taken = { items: ReviewItem[]; queue: QueueState };

/** A desk's requests over HTTP, under one session's cookie. */
export class DeskRequests {
  private readonly site: Site;
  private readonly cookie: string;
  private readonly userId: string;
  private at: string;

  constructor(site: Site, cookie: string, userId: string) {
    this.site = site;
    this.cookie = cookie;
    this.userId = userId;
    this.at = site.address();
  }

  /** The next items of the queue. */
  take(count: number, held: readonly string[]): Promise<Taken> {
    return this.ask("POST", "leases", { filter: {}, count, held }) as Promise<Taken>;
  }

  /** Keeps items longer. */
  async hold(items: readonly string[]): Promise<void> {
    await this.ask("PUT", "leases", { items });
  }

  /** @param signal drops the connection, whatever has become of the decision by then */
  async decide(decision: DecisionInput, signal?: AbortSignal): Promise<void> {
    await this.ask("POST", "decisions", decision, signal);
  }

  /** Takes a decision back. */
  async undo(decisionId: string): Promise<void> {
    await this.ask("DELETE", `decisions/${decisionId}`);
  }

  /** Sets an item aside. */
  async skip(itemId: string): Promise<void> {
    await this.ask("POST", "skips", { itemId, skipped: true });
  }

  private async ask(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
    const asked = `${this.at}/api/p/${this.site.slug}/review/${path}`;
    const answer = await fetch(asked, {
      method,
      headers: {
        cookie: this.cookie,
        "x-seedbed-person": this.userId,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([AbortSignal.timeout(20_000), ...(signal ? [signal] : [])]),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch((error: unknown) => {
        this.at = this.site.address(this.at);
        throw new NoAnswer(String(error));
      });
    if (answer.status >= 500) throw new NoAnswer(answer.text);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  }
}
