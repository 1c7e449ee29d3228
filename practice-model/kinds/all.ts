import { assertionExtraction } from "./assertion-extraction.ts";
import { biologyQuestions } from "./biology-questions.ts";
import { caseWriting } from "./case-writing.ts";
import { chartQuestions } from "./chart-questions.ts";
import { classification } from "./classification.ts";
import { clinicalWriting } from "./clinical-writing.ts";
import { codingExtraction } from "./coding-extraction.ts";
import { correction } from "./correction.ts";
import { dialogueWriting } from "./dialogue-writing.ts";
import { entityExtraction } from "./entity-extraction.ts";
import { evidenceExtraction } from "./evidence-extraction.ts";
import { evidenceQuestions } from "./evidence-questions.ts";
import { geneticExtraction } from "./genetic-extraction.ts";
import { historyExtraction } from "./history-extraction.ts";
import { inference } from "./inference.ts";
import type { Kind } from "./kind.ts";
import { measurementExtraction } from "./measurement-extraction.ts";
import { medicationExtraction } from "./medication-extraction.ts";
import { medicineQuestions } from "./medicine-questions.ts";
import { patientWriting } from "./patient-writing.ts";
import { reasoningQuestions } from "./reasoning-questions.ts";
import { relationExtraction } from "./relation-extraction.ts";
import { researchWriting } from "./research-writing.ts";
import { scoring } from "./scoring.ts";
import { textLabelling } from "./text-labelling.ts";
import { treatmentQuestions } from "./treatment-questions.ts";

/** Every kind of task that the practice model can write, in the order of the categories QA, IE, GEN and OTHER. */
export const kinds: readonly Kind[] = [
  ...medicineQuestions,
  ...treatmentQuestions,
  ...reasoningQuestions,
  ...evidenceQuestions,
  ...chartQuestions,
  ...biologyQuestions,
  ...entityExtraction,
  ...geneticExtraction,
  ...relationExtraction,
  ...medicationExtraction,
  ...assertionExtraction,
  ...historyExtraction,
  ...measurementExtraction,
  ...codingExtraction,
  ...evidenceExtraction,
  ...clinicalWriting,
  ...dialogueWriting,
  ...patientWriting,
  ...caseWriting,
  ...researchWriting,
  ...inference,
  ...classification,
  ...textLabelling,
  ...correction,
  ...scoring,
];
