import { log } from "#lib/platform/log.ts";
import type { ClaimedCall } from "./commands/claim-calls.ts";
import { keepPace, listPaces, type PacedModel } from "./commands/keep-pace.ts";
import { freshPace, type Pace, type PaceEvent, type ProbeWaits } from "./pace.ts";

type Told = { model: PacedModel; events: PaceEvent[]; writing: Promise<void> | null };

/**
 * Tells the other workers what came back of each model, as little as needs be told: an answer of a model that nobody slows down
 * says nothing new. What comes back while it is being written goes with the next.
 */
export class PaceKeeper {
  private readonly slowed = new Map<string, Pace>();
  private readonly told = new Map<string, Told>();
  private readonly probes: ProbeWaits | undefined;

  /** @param probes waits before a model that is down is tried again, where they are to be others than usual */
  constructor(probes?: ProbeWaits) {
    this.probes = probes;
  }

  /** Whether any model is slowed down. */
  get slowsAny(): boolean {
    return this.slowed.size > 0;
  }

  /** Whether the breaker of the call's model is open, as far as this worker knows. */
  isDown(call: ClaimedCall): boolean {
    return (this.slowed.get(keyOf(modelOf(call)))?.opened ?? 0) > 0;
  }

  /** Whether nothing more may go out to the call's model for now, as far as this worker knows: the claim decides. */
  holdsBack(call: ClaimedCall, event: PaceEvent | null): boolean {
    if (event === null || event.kind !== "answered" || event.pausedForMs !== null) return true;
    return this.slowed.has(keyOf(modelOf(call)));
  }

  /** Tells of what came back, where it is news. */
  tell(call: ClaimedCall, event: PaceEvent): Promise<void> | null {
    const model = modelOf(call);
    const key = keyOf(model);
    const isNews = event.kind !== "answered" || event.pausedForMs !== null || this.slowed.has(key);
    if (!isNews) return null;
    const told = this.told.get(key) ?? { model, events: [], writing: null };
    this.told.set(key, told);
    told.events.push(event);
    told.writing ??= this.write(key, told).finally(() => {
      told.writing = null;
    });
    return told.writing;
  }

  /** Looks up which models are slowed down, by any worker. */
  async refresh(): Promise<void> {
    const paces = await listPaces();
    this.slowed.clear();
    for (const { endpointId, model, ...pace } of paces) this.slowed.set(keyOf({ endpointId, model }), pace);
  }

  private async write(key: string, told: Told): Promise<void> {
    while (told.events.length > 0) {
      const events = told.events.splice(0);
      try {
        const pace = await keepPace(told.model, events, this.probes);
        const isSlow = pace.ceiling !== null || pace.opened > 0 || pace.failures > 0 || pace.blockedUntil !== null;
        if (isSlow) this.slowed.set(key, pace);
        else this.slowed.delete(key);
      } catch (error) {
        // It is advice: what comes back next says it again.
        log.warn({ err: error }, "the pace of an endpoint could not be kept");
        this.slowed.set(key, freshPace);
      }
    }
  }
}

function modelOf(call: ClaimedCall): PacedModel {
  return { endpointId: call.endpoint.id, model: call.model };
}

function keyOf({ endpointId, model }: PacedModel): string {
  return `${endpointId} ${model}`;
}
