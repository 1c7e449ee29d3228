import { setImmediate as othersTurn } from "node:timers/promises";

/** As long as one may work before others get their turn, in milliseconds. */
const turnMs = 15;

/** Whether it is the others' turn, and what waits until they have had it. */
export type Turns = { readonly isOver: boolean; pass: () => Promise<void> };

/**
 * Measures out the turns of long work, so that a process that serves requests does not stand still meanwhile: after each 15 ms the
 * others get theirs.
 * @example
 * const turns = takeTurns();
 * for (const step of steps) {
 *   step();
 *   if (turns.isOver) await turns.pass();
 * }
 */
export function takeTurns(): Turns {
  let began = performance.now();
  return {
    get isOver() {
      return performance.now() - began >= turnMs;
    },
    pass: async () => {
      await othersTurn();
      began = performance.now();
    },
  };
}

/** Takes the steps of a piece of work, none much longer than a turn, and gives what comes out. */
export async function inTurns<T>(steps: Iterator<unknown, T>): Promise<T> {
  const turns = takeTurns();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (turns.isOver) await turns.pass();
  }
}
