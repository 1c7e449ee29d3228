import type { Random } from "./random.ts";

/** A made-up patient without a name: nothing here describes a person who exists. */
export interface Patient {
  age: number;
  sex: "female" | "male";
  /** "58-year-old woman", "3-year-old boy". */
  who: string;
  he: string;
  him: string;
  his: string;
}

/** Draws a patient of the given age range (years) and, where it is given, sex. */
export function patientOf(random: Random, ages: readonly [number, number], only?: "female" | "male"): Patient {
  const sex = only ?? (random.chance(0.5) ? "female" : "male");
  const age = random.between(ages[0], ages[1]);
  const female = sex === "female";
  const noun = age < 18 ? (female ? "girl" : "boy") : female ? "woman" : "man";
  return {
    age,
    sex,
    who: `${age}-year-old ${noun}`,
    he: female ? "she" : "he",
    him: female ? "her" : "him",
    his: female ? "her" : "his",
  };
}
