import { seededRandom } from "#lib/algorithms/random.ts";

const words = 150_000;
const templates = 3_000;

/**
 * Instructions that nobody wrote, for measuring at sizes of which there is no real set: an endless sequence, always the same for a seed.
 *
 * Words follow Zipf and Mandelbrot (frequency 1 / (rank + 2.7)^1.05), lengths centre on ten tokens as the Alpaca instructions' do, and of
 * a hundred texts 70 are of their own, 18 fill one to three gaps of one of 3,000 templates, and 12 are one of the last 100,000
 * with one to three words changed, added or left out, some of those of the same family again.
 */
export function* syntheticInstructions(seed: string): Generator<string> {
  const random = seededRandom(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const word = zipf(random);
  const length = (): number => 3 + Math.floor(-3.4 * Math.log(random() * random()));
  const sentence = (): number[] => Array.from({ length: length() }, word);
  const frames = Array.from({ length: templates }, () => ({ tokens: sentence(), gaps: 1 + pick(3) }));
  const recent: number[][] = [];

  for (let count = 0; ; count++) {
    const kind = pick(100);
    let tokens: number[];
    if (kind < 70 || recent.length === 0) tokens = sentence();
    else if (kind < 88) {
      const frame = frames[Math.floor(templates * random() ** 2)] as { tokens: number[]; gaps: number };
      tokens = [...frame.tokens];
      for (let gap = 0; gap < frame.gaps; gap++) tokens[pick(tokens.length)] = word();
    } else {
      tokens = [...(recent[pick(recent.length)] as number[])];
      for (let change = pick(3); change >= 0; change--) {
        const at = pick(tokens.length);
        const dropped = random() < 0.6 && tokens.length > 2 ? 1 : 0;
        tokens.splice(at, dropped, ...(random() < 0.7 ? [word()] : []));
      }
    }
    recent[count % 100_000] = tokens;
    yield `${tokens.map(spell).join(" ")}.`;
  }
}

/** Draws ranks, the frequent ones low. */
function zipf(random: () => number): () => number {
  const sums = new Float64Array(words);
  let sum = 0;
  for (let rank = 0; rank < words; rank++) {
    sum += 1 / (rank + 2.7) ** 1.05;
    sums[rank] = sum;
  }
  return () => {
    const drawn = random() * sum;
    let low = 0;
    let high = words - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] as number) < drawn) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const consonants = "bdfgklmnprstvz";
const vowels = "aeiou";
const spelt: string[] = [];

/** A word for each rank, of syllables, the frequent ones short. */
function spell(rank: number): string {
  let known = spelt[rank];
  if (known === undefined) {
    known = "";
    for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / 70)) {
      known += (consonants[rest % 14] as string) + (vowels[Math.floor(rest / 14) % 5] as string);
    }
    spelt[rank] = known;
  }
  return known;
}
