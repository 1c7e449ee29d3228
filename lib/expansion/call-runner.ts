import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "#lib/platform/log.ts";
import { persist } from "#lib/platform/persist.ts";
import { beatSeconds, type ClaimedCall, claimCalls, extendLeases, laneOf } from "./commands/claim-calls.ts";
import { failCall, holdForMoney, stopRunFor } from "./commands/fail-call.ts";
import { rememberRefusal } from "./commands/remember-refusal.ts";
import { releaseAttempts } from "./commands/reserve-attempts.ts";
import { tendRuns } from "./commands/tend-runs.ts";
import type { ProbeWaits } from "./pace.ts";
import { PaceKeeper } from "./pace-keeper.ts";
import { type ReadyCall, readyCalls } from "./ready-calls.ts";
import { RecordQueue } from "./record-queue.ts";
import { RunsTaking } from "./runs-taking.ts";
import { type SentAttempt, sendAttempt } from "./send-attempt.ts";
import { SettleQueue } from "./settle-queue.ts";
import { wakeWorkers } from "./wake-workers.ts";

/** How long room is gathered between two claims, in milliseconds. */
const gatherMs = 40;

/** How many calls to hold ready for those that are out. */
function aheadOf(out: number): number {
  return Math.ceil(out / 2);
}

/**
 * Runs a process's share of the calls, up to `capacity` at once. Jobs from the queue wake it, and so does each answer; a beat every
 * few seconds shows that it lives, and takes up what waits, what a dead worker left, and what lost its job.
 *
 * Some calls are held ready, reserved and built: when one of their run comes back, the next goes out in its place at once, and
 * the database hears of both with the next record. So a provider's latency is never added to ours.
 */
export class CallRunner {
  readonly worker = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  readonly capacity: number;
  /** Everything held, by call: under way, being recorded or being settled. */
  private readonly active = new Map<string, Promise<void>>();
  /** Of those, the ones whose requests are out, with their runs and models (see laneOf). */
  private readonly out = new Map<string, string>();
  private ready: ReadyCall[] = [];
  private readonly runsTaking = new RunsTaking();
  private readonly settling: SettleQueue;
  private readonly recording: RecordQueue;
  private readonly pace: PaceKeeper;
  private pulling: Promise<void> | undefined;
  private pullAgain = false;
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();
  private stopping = false;

  /**
   * @param capacity calls under way at most
   * @param probes waits before a model that is down is tried again, where they are to be others than usual
   */
  constructor(capacity: number, probes?: ProbeWaits) {
    this.capacity = capacity;
    this.pace = new PaceKeeper(probes);
    const moreToCome = () => this.out.size > 1;
    this.recording = new RecordQueue(this.worker, moreToCome);
    this.settling = new SettleQueue((planned) => {
      this.wake();
      // What this worker has no room for is for others to take.
      if (this.out.size >= this.capacity) void wakeWorkers(planned);
    }, moreToCome);
  }

  /** Begins to beat. */
  start(): void {
    const beat = () => {
      this.beating = this.beat()
        .catch((error: unknown) => log.warn({ err: error }, "a beat failed; the next one tries again"))
        .finally(() => {
          if (!this.stopping) this.timer = setTimeout(beat, beatSeconds * 1000);
        });
    };
    beat();
  }

  /** Takes up calls that wait, as there is room. Whoever asks while a claim is under way gets a fresh one after it. */
  pull(): Promise<void> {
    if (this.pulling) {
      this.pullAgain = true;
      return this.pulling;
    }
    this.pulling = this.claim().finally(() => {
      this.pulling = undefined;
    });
    return this.pulling;
  }

  /** Takes no more calls, and waits for those under way. What is cut off here is taken up by another worker. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const pulse = setInterval(
      () => void extendLeases(this.worker, [...this.active.keys()]).catch(() => {}),
      beatSeconds * 1000,
    );
    await this.beating;
    await this.pulling?.catch(() => {});
    await this.giveBack(this.ready.splice(0)).catch(() => {});
    await Promise.all(this.active.values());
    clearInterval(pulse);
  }

  private async claim(): Promise<void> {
    for (;;) {
      this.pullAgain = false;
      if (this.stopping) return;
      const room = {
        slots: this.capacity - this.out.size,
        ahead: Math.max(0, aheadOf(this.out.size) - this.ready.length),
        aheadOf: [...new Set(this.out.values())],
        holding: [...this.active.keys(), ...this.ready.map((call) => call.prepared.call.id)],
      };
      const calls = await claimCalls(this.worker, room, this.pace.slowsAny);
      for (const call of calls) if (call.status === "answered") this.hold(call, this.settling.settle(call));
      await this.takeUp(calls.filter((call) => call.status !== "answered"));
      const lacks = calls.length > 0 && this.lacksReady();
      if (!this.pullAgain && !lacks) return;
      // Room comes back call by call; what comes this close together is claimed together.
      await wait(gatherMs);
    }
  }

  /** Makes calls ready, and sends them or holds them for those that come back. */
  private async takeUp(calls: ClaimedCall[]): Promise<void> {
    const { ready, denied } = await readyCalls(this.worker, calls);
    for (const one of ready) {
      if (one.prepared.call.status === "planned") this.ready.push(one);
      else this.send(one);
    }
    for (const lane of new Set(this.ready.map(({ prepared }) => laneOf(prepared.call))))
      await this.giveBackStranded(lane);
    for (const [runId, denials] of denied) {
      await persist(() => holdForMoney(this.worker, runId, denials));
      if (denials[0]?.waits) setTimeout(() => this.wake(), 1_050).unref();
    }
  }

  private send(ready: ReadyCall): void {
    const { call } = ready.prepared;
    this.out.set(call.id, laneOf(call));
    this.hold(
      call,
      sendAttempt(ready.prepared, ready.attempt, () => this.pace.isDown(call)).then((sent) =>
        this.cameBack(ready, sent),
      ),
    );
  }

  /** What came back is recorded, and in its place the next call of its run goes out. */
  private async cameBack({ prepared: { call } }: ReadyCall, sent: SentAttempt): Promise<void> {
    this.out.delete(call.id);
    const { after } = sent;
    // Known before the call is put back: whoever takes it up then leaves the parameter out.
    if (after?.kind === "forget") await persist(() => rememberRefusal(call.endpoint.id, call.model, after.parameter));
    const next = this.pace.holdsBack(call, sent.pace) ? null : await this.nextOf(call);
    if (next) this.send(next);
    const kept = this.recording.record(sent.ended, next?.prepared.call.id ?? null);
    const paced = sent.pace ? this.pace.tell(call, sent.pace) : null;
    if (!next) await this.giveBackStranded(laneOf(call));
    // More to hold ready can be claimed at once; a place that nothing took is free when this one is recorded.
    if (this.lacksReady()) this.wake();
    // Whether it was kept is awaited below: here a failure of it must not end the process.
    if (!next) void kept.then(() => this.wake()).catch(() => {});
    const wasKept = await kept;
    await paced;
    if (sent.ended.step.kind === "postponed") setTimeout(() => this.wake(), sent.ended.step.delayMs + 10).unref();
    if (after?.kind === "giveUp") await persist(() => failCall(call.id, this.worker, after.words));
    if (after?.kind === "stopRun") await persist(() => stopRunFor(call.id, this.worker, after.words, after.code));
    if (wasKept) await this.settling.settle(call);
  }

  /** A call held ready that may take the place of one that came back: of the same run and model, and still wanted. */
  private async nextOf(back: ClaimedCall): Promise<ReadyCall | null> {
    const fits = ({ prepared: { call } }: ReadyCall) => laneOf(call) === laneOf(back);
    if (!this.ready.some(fits)) return null;
    // Somebody may have paused the run in this moment: nothing goes out that was not asked for just now.
    const takes = await this.runsTaking.ask(back.runId);
    if (!takes || this.stopping) return null;
    const at = this.ready.findIndex(fits);
    return at < 0 ? null : (this.ready.splice(at, 1)[0] ?? null);
  }

  /** Whether so few calls are held ready that more are worth a claim. */
  private lacksReady(): boolean {
    return this.ready.length < Math.ceil((3 * aheadOf(this.out.size)) / 4);
  }

  private hold(call: ClaimedCall, work: Promise<void>): void {
    const done = work
      // The lease ends, and a sweep takes the call up again.
      .catch((error: unknown) => log.error({ err: error, callId: call.id }, "a call was cut off"))
      .finally(() => {
        this.active.delete(call.id);
        this.out.delete(call.id);
      });
    this.active.set(call.id, done);
  }

  private async beat(): Promise<void> {
    const unwanted = new Set(
      await extendLeases(this.worker, [...this.active.keys(), ...this.ready.map(({ prepared }) => prepared.call.id)]),
    );
    const back = this.ready.filter(({ prepared }) => unwanted.has(prepared.call.id));
    this.ready = this.ready.filter(({ prepared }) => !unwanted.has(prepared.call.id));
    await this.giveBack(back);
    await this.pace.refresh();
    await tendRuns().catch((error: unknown) =>
      log.warn({ err: error }, "runs could not be tended; the next beat tries again"),
    );
    await this.pull();
  }

  /** Without a call out for the run's model none of it will come back, for which one that is held ready could go out. */
  private async giveBackStranded(lane: string): Promise<void> {
    if ([...this.out.values()].includes(lane)) return;
    const stranded = this.ready.filter(({ prepared }) => laneOf(prepared.call) === lane);
    this.ready = this.ready.filter(({ prepared }) => laneOf(prepared.call) !== lane);
    await this.giveBack(stranded);
  }

  /** Gives back what was held ready and not sent. */
  private async giveBack(calls: ReadyCall[]): Promise<void> {
    await persist(() =>
      releaseAttempts(
        this.worker,
        calls.map(({ attempt }) => attempt),
      ),
    );
  }

  private wake(): void {
    void this.pull().catch((error: unknown) => log.warn({ err: error }, "a claim failed; the next beat tries again"));
  }
}
