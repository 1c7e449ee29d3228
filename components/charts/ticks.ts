/**
 * Round marks of an axis from 0 to at least `max`: steps of 1, 2 or 5 times a power of ten, about `count` of them.
 * `whole` keeps to whole numbers, for counts. An axis of nothing goes to 1.
 * @example axisTicks(47, 5) // [0, 10, 20, 30, 40, 50]
 */
export function axisTicks(max: number, count: number, whole = false): number[] {
  const top = max > 0 && Number.isFinite(max) ? max : 1;
  const rough = top / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  const step = whole ? Math.max(1, Math.ceil(factor * power)) : factor * power;
  const steps = Math.ceil(top / step - 1e-9);
  // Multiplied and rounded to the step's digits, because adding 0.1 three times is not 0.3.
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toFixed(digits)));
}
