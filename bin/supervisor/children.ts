import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { root } from "#bin/root.ts";
import { exitCodes } from "#lib/platform/start-failure.ts";

/** A process to keep running. */
export type Program = {
  /** What its lines in the log begin with. */
  name: string;
  /** The TypeScript file, from the root of the checkout, and its arguments. */
  run: string[];
  env: Record<string, string>;
};

/** A process that is started again when it crashes. */
export type Child = {
  /** Asks it to end in order and waits; kills it if it does not. */
  stop(): Promise<void>;
  /** Ends it and starts it anew. */
  restart(): Promise<void>;
};

const crashesAllowed = 5;
const crashWindowMs = 60_000;

/**
 * Starts a program and keeps it running, with growing pauses between crashes.
 * @param giveUp called once, with one sentence, when it crashes again and again or says itself that it cannot run.
 */
export function keepRunning(program: Program, giveUp: (sentence: string) => void): Child {
  let current: ChildProcess | undefined;
  let stopping = false;
  let pause: NodeJS.Timeout | undefined;
  const crashes: number[] = [];
  let lastWords = "";

  const start = () => {
    // A process group of its own, so that Ctrl-C reaches the supervisor alone, which ends all in order.
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...program.run], {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...program.env },
    });
    current = child;
    lastWords = "";
    print(child.stdout, process.stdout, () => undefined);
    print(child.stderr, process.stderr, (line) => {
      // A stack trace says what is wrong in its first line and names Node's version in its last.
      if (line.trim() && !/^(\s+at |Node\.js v|})/.test(line)) lastWords = /Error\b/.test(lastWords) ? lastWords : line;
    });
    child.once("error", (error) => giveUp(`The ${program.name} process could not be started: ${error.message}.`));
    child.once("exit", (code, signal) => {
      if (current !== child || stopping) return;
      current = undefined;
      if (code === exitCodes.configuration) return giveUp(lastWords);
      if (code === exitCodes.temporary) {
        pause = setTimeout(start, 1000);
        return;
      }
      afterCrash(signal ? `by ${signal}` : `with code ${code}`);
    });
  };

  const afterCrash = (how: string) => {
    const now = Date.now();
    crashes.push(now);
    while (now - (crashes[0] ?? now) > crashWindowMs) crashes.shift();
    if (crashes.length >= crashesAllowed) {
      const words = lastWords ? `; its last words: ${lastWords}` : ".";
      return giveUp(`The ${program.name} process ended ${crashes.length} times within a minute${words}`);
    }
    const waitMs = 250 * 2 ** crashes.length;
    console.error(`The ${program.name} process ended ${how}; starting it again.`);
    pause = setTimeout(start, waitMs);
  };

  const print = (from: NodeJS.ReadableStream | null, to: NodeJS.WritableStream, keep: (line: string) => void) => {
    if (!from) return;
    createInterface({ input: from }).on("line", (line) => {
      keep(line);
      to.write(`${program.name.padEnd(8)} | ${line}\n`);
    });
  };

  const stopCurrent = async () => {
    clearTimeout(pause);
    const child = current;
    current = undefined;
    if (child) await endProcess(child);
  };

  start();
  return {
    stop: () => {
      stopping = true;
      return stopCurrent();
    },
    restart: async () => {
      await stopCurrent();
      if (!stopping) start();
    },
  };
}

/** Asks a process to end and waits; one that has not after 12 seconds is killed. */
async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), 12_000);
  await ended;
  clearTimeout(kill);
}
