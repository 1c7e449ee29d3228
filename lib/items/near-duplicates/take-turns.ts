import { setImmediate as othersTurn } from "node:timers/promises";

/** As long as one may work before others get their turn, in milliseconds. */
const turnMs = 15;

/**
 * What long work awaits between its steps, so that a process that serves requests does not stand still meanwhile: it gives the others
 * their turn after each 15 ms.
 */
export function takeTurns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < turnMs) return;
    await othersTurn();
    began = performance.now();
  };
}
