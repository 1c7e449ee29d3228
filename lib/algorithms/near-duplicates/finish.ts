/**
 * Takes all steps of a piece of work at once and returns what comes out.
 * @example const index = finish(builder.build());
 */
export function finish<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
