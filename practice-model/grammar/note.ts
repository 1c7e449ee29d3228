import type { Encounter } from "./encounter.ts";
import { capital } from "./phrase.ts";
import { listed, withArticle } from "./wording.ts";

/** The visit as a clinician would note it. */
export function noteOf(visit: Encounter): string {
  const { patient, vitals } = visit;
  const medicines = visit.medicines.map((drug) => `${drug.name} ${drug.dose} ${drug.frequency}`);
  return [
    `${capital(withArticle(patient.who))} with ${listed(visit.present)} for ${visit.duration}.`,
    visit.absent.length ? `Denies ${listed(visit.absent, "or")}.` : "",
    `Past history: ${listed(visit.history)}. Medicines: ${medicines.join("; ")}.`,
    `Temperature ${vitals.temperature} C, pulse ${vitals.pulse}, blood pressure ${vitals.pressure} mmHg, respiratory rate ${vitals.breaths}, saturation ${vitals.saturation}% on air.`,
    `Examination: ${visit.condition.sign}. Plan: ${visit.condition.test}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
