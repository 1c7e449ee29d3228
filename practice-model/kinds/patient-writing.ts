import { conditions } from "#practice-model/facts/conditions.ts";
import { imagingStudies } from "#practice-model/facts/imaging.ts";
import { procedures } from "#practice-model/facts/procedures.ts";
import { encounterOf } from "#practice-model/grammar/encounter.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { bullets, lowered } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Texts that patients read. */
export const patientWriting: readonly Kind[] = [
  {
    name: "plain-language rewriting",
    category: "GEN",
    also: ["text simplification", "plain language", "lay summary", "simplification", "medical text simplification"],
    signs: [
      /\bplain (?:language|English|words)|\b(?:lay|simple|everyday) (?:language|terms|words|person)|\bsimplif|\brewrite\b.*\b(?:understand|patient|everyone)/i,
      /\brewrite|\bjargon/i,
    ],
    source: "text",
    ask: [
      "Rewrite the text in plain language.",
      "[Put|Translate] the statement about {condition} into everyday words.",
      "[Simplify|Rewrite] the text for a reader [without medical training|who left school at sixteen].",
      "[Make|Render] this {specialty} text [understandable|readable] for [patients|a patient's family].",
      "[Free|Clear] the text of jargon[ and explain what it means|], so that [a patient|anybody] [understands|can follow] it.",
      "[Explain|Retell] in simple words what the [clinician|doctor] wrote about {condition}.",
    ],
    how: [
      "Change the wording, not the [facts|meaning].",
      "[Aim at|Use] a reading age of [eleven|twelve|thirteen].",
      "[Speak|Write] directly to the patient.",
      "[Explain|Replace] each [technical|medical] term.",
    ],
    because: "[The same content is rewritten|A text is rewritten in other words], so it is text generation.",
    draw(random) {
      const condition = random.pick(conditions);
      return {
        slots: { condition: condition.name, specialty: condition.specialty },
        input: say(
          random,
          "[Findings are|The presentation is|The picture is] [consistent with|suggestive of|in keeping with] {condition}. Confirmation by {test} is [indicated|planned]; the expected finding is {shows}. [Management comprises|Treatment consists of] {treatment}.",
          { condition: condition.name, test: condition.test, shows: condition.shows, treatment: condition.treatment },
        ),
        output: `You may have ${condition.name}: that means ${condition.plain}. To be sure, we will use ${condition.test}. The usual treatment is ${condition.treatment}. Come back at once if you notice ${condition.alarm}.`,
        shape: "prose",
      };
    },
  },
  {
    name: "discharge instructions",
    category: "GEN",
    also: ["patient instructions", "aftercare instructions", "discharge instructions generation", "home care advice"],
    signs: [
      /\b(?:discharge|aftercare|home[- ]care|after-visit) (?:instructions|advice|sheet)|\binstructions for (?:a|the) patient|\bgo(?:ing|es)? home\b/i,
      /\bat home\b/i,
    ],
    source: "stay",
    ask: [
      "Write discharge instructions for the patient.",
      "[Compose|Draft] instructions for a {who} who goes home [after|with] {condition}.",
      "[Tell|Advise] the patient, in writing, what to [do|watch] at home after [treatment for|a stay with] {condition}.",
      "[Prepare|Make] a [one-page|{adjective}] sheet of [home care|aftercare] advice for {condition}.",
      "[Turn|Rework] the end of the stay into instructions that the patient [takes|can take] home.",
      "Write down what this {who} should [know|do] at home: medicines, warning signs and [next visit|whom to call].",
    ],
    how: [
      "[List|Name] the signs that need help at once.",
      "[Give|Mention] the next appointment.",
      "[Use|Write] the imperative.",
      "[Say|Repeat] for what each medicine is.",
    ],
    because: "[Advice is written|New text is composed] for a patient who goes home: text generation.",
    draw(random) {
      const visit = encounterOf(random);
      const [first, second] = visit.medicines;
      return {
        slots: { who: visit.patient.who, condition: visit.condition.name },
        input: `${capital(visit.condition.name)}, treated with ${visit.condition.treatment}. Home today. Medicines: ${first?.name} ${first?.frequency}, ${second?.name} ${second?.frequency}. Review in ${random.pick(["one week", "two weeks", "ten days"])}.`,
        output: bullets([
          `Take ${first?.name} ${first?.frequency} (for ${first?.use}).`,
          `Take ${second?.name} ${second?.frequency} (for ${second?.use}).`,
          "Rest, drink enough, and return slowly to your usual activity.",
          `Get help at once for ${visit.condition.alarm}.`,
          "Come to the review that was arranged.",
        ]),
        shape: "list",
      };
    },
  },
  {
    name: "patient leaflet",
    category: "GEN",
    also: ["patient education material", "patient information leaflet", "health education", "education material"],
    signs: [/\bleaflet|\bbrochure|\bhand-?out|\bpatient (?:education|information)\b|\bfact sheet/i, /\bwaiting room/i],
    ask: [
      "Write a leaflet on {procedure} for patients.",
      "[Compose|Draft] {a adjective} leaflet that [prepares|readies] patients for {procedure}.",
      "[Explain|Describe] {procedure} in a [handout|leaflet]: why, before, during, after, risks.",
      "[Prepare|Produce] a [fact sheet|handout] on {procedure} [for {reader}|to lie in a waiting room].",
      "[Write|Make] patient information on {procedure} that takes away fear [without hiding|and does not hide] the risks.",
      "[Create|Produce] the text of a leaflet: what {procedure} is and [what follows|how to prepare].",
    ],
    how: [
      "[Answer|Foresee] the questions that patients ask most.",
      "[Name|Give] the risk in plain words.",
      "[Say|Mention] who to call with questions.",
      "[Write|Speak] in the second person.",
    ],
    because: "[A leaflet|An informative text] is composed for patients: text generation.",
    draw(random) {
      const procedure = random.pick(procedures);
      return {
        slots: { procedure: procedure.name },
        input: "",
        output: `${capital(procedure.name)} is ${procedure.plain}. It is done ${procedure.why}. Before: ${procedure.before}. During: ${procedure.during}. Afterwards: ${procedure.after}. Possible harm: ${procedure.risk}. Call the ward with any question.`,
        shape: "prose",
      };
    },
  },
  {
    name: "explanation of a report",
    category: "GEN",
    also: ["report explanation", "imaging report explanation for patients", "results explanation"],
    signs: [
      /\b(?:explain|tell)\b.*\b(?:report|scan|result|finding)s?\b.*\b(?:patient|family|caregiver|lay)/i,
      /\breport\b.*\bpatient/i,
    ],
    source: "report",
    ask: [
      "Explain this report to the patient.",
      "[Tell|Explain to] the patient what the {study} [found|shows].",
      "[Write|Compose] {a adjective} explanation of the {study} that a patient [understands|can take home].",
      "[Translate|Put] the report of the {study} into words for [a patient|the family].",
      "Write[, with care,|] how one explains the result of {a study} to [an anxious|a worried] patient.",
      "[Before|Ahead of] the visit, the patient reads this report. [Explain|Interpret] it for [them|a lay reader].",
    ],
    how: [
      "[Do not|Never] promise an outcome.",
      "[Say|Add] what comes next.",
      "[Take|Go through] one finding at a time.",
      "[Comfort|Reassure] only where the report allows it.",
    ],
    because: "[A report is retold|New wording is composed] for a lay reader, so it is text generation.",
    draw(random) {
      const study = random.pick(imagingStudies);
      const name = lowered(study.study);
      return {
        slots: { study: name },
        input: `${study.study}. ${study.findings.join(" ")} Impression: ${study.impression}`,
        output: `You had the ${name} because of ${study.reason}. In short, the doctors saw this: ${lowered(study.impression)} The next step is: ${lowered(study.advice)} Please bring your questions to the visit.`,
        shape: "prose",
      };
    },
  },
];
