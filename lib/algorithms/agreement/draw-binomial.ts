/**
 * How many of n tries succeed, each with probability p: a draw from the binomial distribution, exact but for rounding.
 * Where few successes are expected the distribution is walked through from 0 (BINV: Kachitvichyanukul and Schmeiser, "Binomial
 * random variate generation", CACM 31, 1988), in O(n p); otherwise a candidate is drawn and accepted or not (BTRS: Hörmann,
 * "The generation of binomial random variates", J. Statist. Comput. Simul. 46, 1993), in O(1).
 * @param random numbers in [0, 1)
 */
export function drawBinomial(n: number, p: number, random: () => number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - drawBinomial(n, 1 - p, random);
  return n * p < 10 ? byWalking(n, p, random) : byRejection(n, p, random);
}

function byWalking(n: number, p: number, random: () => number): number {
  const odds = p / (1 - p);
  const none = (1 - p) ** n;
  for (;;) {
    let left = random();
    let probability = none;
    for (let successes = 0; successes <= n; successes++) {
      if (left <= probability) return successes;
      left -= probability;
      probability *= ((n - successes) / (successes + 1)) * odds;
    }
    // Only where rounding left a little beyond the last: another number.
  }
}

function byRejection(n: number, p: number, random: () => number): number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const middle = n * p + 0.5;
  const inner = 0.92 - 4.2 / b;
  const odds = p / (1 - p);
  const height = (2.83 + 5.1 / b) * spread;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const near = 0.5 - Math.abs(u);
    const drawn = Math.floor(((2 * a) / near + b) * u + middle);
    if (near >= 0.07 && v <= inner) return drawn;
    if (drawn < 0 || drawn > n) continue;
    const level = Math.log((v * height) / (a / (near * near) + b));
    const bound =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - drawn + 1)) +
      (drawn + 0.5) * Math.log((odds * (n - drawn + 1)) / (drawn + 1)) +
      beyondStirling(mode) +
      beyondStirling(n - mode) -
      beyondStirling(drawn) -
      beyondStirling(n - drawn);
    if (level <= bound) return drawn;
  }
}

const logOfSmall = Array.from({ length: 10 }, (_, k) => {
  let log = 0;
  for (let factor = 2; factor <= k; factor++) log += Math.log(factor);
  return log;
});

/** What Stirling's formula leaves of log k!: log k! - [ (k + 1/2) log(k + 1) - (k + 1) + log(2 pi) / 2 ]; of large k by its series. */
function beyondStirling(k: number): number {
  const next = k + 1;
  const log = logOfSmall[k];
  if (log !== undefined) return log - ((k + 0.5) * Math.log(next) - next + Math.log(2 * Math.PI) / 2);
  return (1 / 12 - (1 / 360 - 1 / (1260 * next * next)) / (next * next)) / next;
}
