import { conditions } from "#practice-model/facts/conditions.ts";
import { procedures } from "#practice-model/facts/procedures.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Questions about conditions and procedures, asked by clinicians and by patients. */
export const treatmentQuestions: readonly Kind[] = [
  {
    name: "clinical question answering",
    category: "QA",
    also: [
      "first-line treatment",
      "treatment question",
      "guideline question",
      "clinical question",
      "diagnosis question",
    ],
    signs: [
      /\b(?:first-line|initial|usual) (?:treatment|management|test)|\bhow is .* (?:confirmed|diagnosed|treated)|\btest confirms|\brisk factors?\b.*\?/i,
      /\bconfirm/i,
    ],
    ask: [
      "How is {condition} confirmed and treated?",
      "[What is|Name] the [usual|first-line|standard] treatment of {condition}[, and how is the diagnosis confirmed|]?",
      "Which test [confirms|establishes] {condition}, what does it show, and [what follows|how is it then treated]?",
      "[A clinician|A colleague] [suspects|considers] {condition} in {a who} with {symptom}. [How should it be confirmed|Which investigation comes next]?",
      "[State|Give] {count} risk factors for {condition} and its [usual|standard] treatment.",
      "[In|For] {specialty}: how would you [work up|investigate] and [treat|manage] suspected {condition}?",
    ],
    how: [
      "[Name|Give] the finding that [clinches|settles] the diagnosis.",
      "[Mention|Include] one sign that calls for [immediate|urgent] help.",
      "[Keep|Stay] with what most guidelines [agree on|share].",
      "[Leave|Set] rare variants aside.",
      "Doses are not needed.",
    ],
    because:
      "It is a clinician's question with [a definite answer|an answer from general medical knowledge], [so question answering|and nothing is extracted].",
    draw(random) {
      const condition = random.pick(conditions);
      const age = random.between(...condition.ages);
      return {
        slots: {
          condition: condition.name,
          specialty: condition.specialty,
          symptom: random.pick(condition.symptoms),
          who: `${age}-year-old patient`,
          count: "three",
        },
        input: "",
        output: `${capital(condition.name)} is confirmed by ${condition.test}, which shows ${condition.shows}. Usual treatment: ${condition.treatment}. Risk factors are ${listed(condition.risks)}. Urgent help is needed for ${condition.alarm}.`,
        shape: "prose",
      };
    },
  },
  {
    name: "consumer health question",
    category: "QA",
    also: ["patient question", "consumer question answering", "health information", "lay question answering"],
    signs: [
      /\bpatient'?s? (?:writes|asks|question)|\bquestion from a (?:patient|member of the public)|\blay ?person asks|\b(?:my|I) (?:doctor|was told|have been)/i,
      /\b(?:my|mum|father|husband|wife)\b/i,
    ],
    source: "question",
    ask: [
      "Answer this question from a patient.",
      "[A member of the public|A worried relative|A reader of a health site] [asks|has sent] the question below. [Answer|Reply] [truthfully|in everyday words|with care].",
      "[Respond|Reply] to the health question [that follows|below] as {expert} [might|would], [and say when to seek help|with a clear sign of danger].",
      "[Give|Write] an answer to the patient's question about {condition}[; avoid technical terms|].",
      "[Help|Inform] the person who asks about {condition}: [what is it|what does it mean] and [when is it urgent|when must they act]?",
      "[Someone|A person] without medical training wants to [know about|understand] {condition}. Answer the question [kindly|clearly].",
    ],
    how: [
      "[Do not|Never] [diagnose|replace a consultation]; [inform|explain].",
      "[End|Finish|Close] with the sign that [needs help at once|must not wait].",
      "[Explain|Replace] [every|each] medical term.",
      "[Be|Stay] [calm|kind] and [honest|exact].",
      "[Use|Prefer] words that a twelve-year-old [knows|would know].",
    ],
    because:
      "A [lay person|patient] asks and wants an answer, [so question answering for consumers|which makes it consumer question answering].",
    draw(random) {
      const condition = random.pick(conditions);
      const slots = {
        condition: condition.name,
        symptom: condition.symptoms[0],
        second: condition.symptoms[1],
      };
      const input = say(
        random,
        "[My doctor says I may have|I was told I have|Somebody in my family has just been diagnosed with|I read about|A friend might have] {condition}. [What is that exactly|What does this mean|Is it serious], and [what will they do about it|how is it treated|which test shows it]?[ I have {symptom} and {second}.| It began with {symptom}.|]",
        slots,
      );
      return {
        slots,
        input,
        output: `${capital(condition.name)} is ${condition.plain}. Doctors find out with ${condition.test}. It is usually treated with ${condition.treatment}. Get help at once if there is ${condition.alarm}.`,
        shape: "prose",
      };
    },
  },
  {
    name: "procedure preparation question",
    category: "QA",
    also: ["procedure question", "preparation for a test", "perioperative question"],
    signs: [
      /\b(?:prepare|preparation|before|expect)\b.*\b(?:colonoscopy|gastroscopy|surgery|operation|procedure|scan|biopsy|puncture|angiography|cardioversion|spirometry|removal|release|replacement|implantation|section|haemodialysis|nephrostomy|hysteroscopy|tonsillectomy|cholecystectomy|bronchoscopy)/i,
      /\bprocedure\b/i,
    ],
    ask: [
      "How should a patient prepare for {procedure}?",
      "[What|Which things] should [a patient|someone] [know|be told] before {procedure}?",
      "[Answer|Settle] a frequent question: what [happens|is to be expected] [before, during and after|around] {procedure}, and what can go wrong?",
      "A patient [is booked for|has agreed to|hesitates about] {procedure}. [Why is it done|What is it for], and [what is the main risk|how does one prepare]?",
      "[State|Give] the purpose of {procedure}, the [necessary|usual] preparation and the [main|chief] risk.",
      "[Which|What] [advice|instructions] [belongs|belong] to {procedure}, from the [day|evening] before until [afterwards|recovery]?",
    ],
    how: [
      "[Keep|Follow] the order before, during, after.",
      "[Mention|Name] [the|one] risk without [frightening|alarming] anybody.",
      "[Local rules|Hospital rules] differ, so [stay general|give only what holds everywhere].",
      "[Say|Tell] in a few words what the procedure is.",
    ],
    because:
      "It asks [what to do around a procedure|for facts about a procedure], so a [direct answer|factual answer] is wanted.",
    draw(random) {
      const procedure = random.pick(procedures);
      return {
        slots: { procedure: procedure.name },
        input: "",
        output: `${capital(procedure.name)} is ${procedure.plain}, done ${procedure.why}. Before: ${procedure.before}. During: ${procedure.during}. After: ${procedure.after}. Main risk: ${procedure.risk}.`,
        shape: "prose",
      };
    },
  },
];
