import { conditions } from "#practice-model/facts/conditions.ts";
import { drugs } from "#practice-model/facts/drugs.ts";
import { encounterOf } from "#practice-model/grammar/encounter.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Harms that can wait for a visit; whoever suspects another one is told to call at once. */
const mild =
  /^(?:nausea|vomiting|diarrhoea|constipation|headache|dizziness|fatigue|tremor|insomnia|flushing|sweating|hot flushes|dry (?:mouth|lips|cough)|dark stools|ankle oedema|cold extremities|weight (?:gain|loss)|hair loss|joint pain|muscle cramps|somnolence|vivid dreams|bloating|orange body fluids|photosensitivity|sexual dysfunction|retrograde ejaculation|injection site reactions|lipodystrophy|genital candidiasis|myalgia|irritability|sedation|gynaecomastia|menstrual irregularity)$/;

/** From what people say to what is written down, and back. */
export const dialogueWriting: readonly Kind[] = [
  {
    name: "dialogue to note",
    category: "GEN",
    also: [
      "conversation to note",
      "dialogue summarization",
      "clinical dialogue to soap note",
      "soap note generation",
      "consultation note",
    ],
    signs: [
      /\b(?:dialogue|conversation|consultation|transcript)\b.*\b(?:note|SOAP|summar)|\b(?:note|SOAP)\b.*\b(?:dialogue|conversation|transcript)/i,
      /\bdialogue|\bconversation|\btranscript|\bSOAP\b/i,
    ],
    source: "dialogue",
    ask: [
      "Write a clinical note from the dialogue.",
      "[Turn|Convert] the [conversation|dialogue] between doctor and patient into a SOAP note.",
      "[Document|Record] this consultation [as|in] {a adjective} clinical note.",
      "[Summarise|Write up] the dialogue for the [record|chart][ in note form|].",
      "[Listen|Read along] as doctor and patient talk about {symptom}, [then write|and produce] the note.",
      "[From|Out of] the transcript, [draft|compose] the note that {expert} would [file|sign].",
    ],
    how: [
      "[Use|Keep] the headings Subjective, Objective, Assessment and Plan.",
      "[Translate|Put] the patient's words into clinical language.",
      "Leave [small talk|greetings] out.",
      "[Denied|Absent] symptoms belong in it too.",
    ],
    because: "[A note is composed|A new document is written] from a conversation, which is text generation.",
    draw(random) {
      const visit = encounterOf(random);
      const [first, second] = visit.present;
      const absent = visit.absent[0] ?? "fainting";
      const slots = {
        first: first as string,
        second: second as string,
        absent,
        duration: visit.duration,
        medicine: visit.medicines[0]?.name ?? "",
        sign: visit.condition.sign,
        test: visit.condition.test,
      };
      return {
        slots: { symptom: first as string },
        input: say(
          random,
          "Doctor: [What brings you here?|How can I help?|What has been going on?]\nPatient: [I have had|It started with|I keep having] {first}[, for {duration} now|. That is {duration} now].\nDoctor: Anything else?\nPatient: [Yes, {second}.|{^second}, too.]\nDoctor: [What about|Any] {absent}?\nPatient: No. [I take|My only tablets are] {medicine}.\nDoctor: [I find {sign}.|The examination shows {sign}.] [We will arrange|I would like to order] {test}.",
          slots,
        ),
        output: `Subjective: ${first} and ${second} for ${visit.duration}; denies ${absent}; takes ${slots.medicine}. Objective: ${slots.sign}. Assessment: suspected ${visit.condition.name}. Plan: ${slots.test}; return at once for ${visit.condition.alarm}.`,
        shape: "prose",
      };
    },
  },
  {
    name: "question summarisation",
    category: "GEN",
    also: [
      "consumer question summarization",
      "health question summarization",
      "question summarization",
      "summarise a patient's question",
    ],
    signs: [
      /\b(?:summari[sz]e|shorten|condense|reduce|rewrite|boil)\b.*\bquestion\b|\bone[- ]sentence question|\bquestion\b.*\b(?:summar|shorten)/i,
      /\bmessage\b|\bquestion\b/i,
    ],
    source: "message",
    ask: [
      "Summarise the patient's message as one short question.",
      "[Reduce|Shorten] the [rambling|long] message about {condition} to [one|a single] question.",
      "What does the writer really want to know? [Put|State] it as one question.",
      "[Rewrite|Condense] the patient's message into the question that {expert} has to answer.",
      "[Find|Extract the heart of] the message and [word|phrase] it as {a adjective} question.",
      "[Strip|Clear] the message of everything but its medical question[, and write that question|].",
    ],
    how: [
      "[Keep|Name] the condition or medicine[ by name|].",
      "[Personal|Private] details [are left|stay] out.",
      "[Write|Ask] in the third person.",
      "[The output|It] must end with a question mark.",
    ],
    because:
      "A [shorter question|new, shorter text] is written from a long message: [summarising, hence text generation|text generation].",
    draw(random) {
      const condition = random.pick(conditions);
      const drug = random.pick(drugs);
      const [input, output] = random.pick([
        [
          "[Hello, I am sorry for the long message.|Good morning.|I hope this is the right place to write.] [My neighbour|A friend|My cousin] had the same and [frightened me|worried me]. For weeks I have had {symptom}, and now they say {condition}. [I read so much and understand nothing.|Work is hard at the moment.] [How do they find out for sure?|Which test shows it?]",
          "How is {condition} diagnosed?",
        ],
        [
          "[Dear doctor,|Hello,] [last month|some weeks ago] I was given {drug} for {use}. [My sister says I should be careful|The leaflet is very long and my glasses are weak|I forgot to ask at the visit]. [What could it do to me?|What bad effects does it have?]",
          "What are the adverse effects of {drug}?",
        ],
        [
          "[I hope you can help.|Sorry to trouble you.] [Somebody in my family|A close friend|My neighbour] has {condition}. [We moved house last year and changed doctors.|The appointment is far away.] [What will they do for it?|How is that treated nowadays?]",
          "How is {condition} treated?",
        ],
      ] as const);
      const slots = { condition: condition.name, symptom: condition.symptoms[0], drug: drug.name, use: drug.use };
      return {
        slots: { condition: input.includes("{drug}") ? "a medicine" : condition.name },
        input: say(random, input, slots),
        output: say(random, output, slots),
        shape: "short",
      };
    },
  },
  {
    name: "reply to a patient message",
    category: "GEN",
    also: ["patient message response", "patient portal reply", "message reply generation", "empathetic response"],
    signs: [/\b(?:reply|respond|response|answer)\b.*\b(?:message|portal|e-?mail)\b/i, /\bportal\b|\bmessage\b/i],
    source: "message",
    ask: [
      "Write a reply to the patient's message.",
      "[Draft|Compose] the [clinic's|practice's] reply to this message about {drug}.",
      "[Respond|Reply] to the patient who [fears|suspects] that {drug} causes {harm}.",
      "[As|Speaking as] {expert}, [answer|reply to] the portal message [below|from the patient].",
      "[Write|Send] {a adjective}, [kind|respectful] reply to a patient worried about {harm}.",
      "What should the practice write back? [Draft|Give] the reply.",
    ],
    how: [
      "[Acknowledge|Name] the worry [first|before advising].",
      "[Do not|Never] tell the patient to stop a medicine [alone|without advice].",
      "[Offer|Propose] a next step.",
      "[Say|State] when to call at once.",
    ],
    because: "[A reply has to be composed|A new message is written], so it is text generation.",
    draw(random) {
      const drug = random.pick(drugs);
      const harm = random.pick(drug.harms);
      const advice = mild.test(harm)
        ? `Please do not stop it on your own; we would like to see you this week and check ${drug.watch}. If it becomes severe, call us or the emergency number at once.`
        : "Please call us now, before the next dose, and the emergency number if you feel very ill. A doctor will speak to you today.";
      return {
        slots: { drug: drug.name, harm },
        input: say(
          random,
          "[Hello, |Dear team, |]I [started {drug} two weeks ago|have been on {drug} since last month|take {drug} for {use}] and now I [notice|think I have|am afraid of] {harm}. [Should I stop it?|Is this normal?|What should I do?]",
          { drug: drug.name, harm, use: drug.use },
        ),
        output: `Thank you for writing; I understand that this worries you. ${capital(harm)} can occur with ${drug.name}. ${advice}`,
        shape: "prose",
      };
    },
  },
  {
    name: "patient counselling script",
    category: "GEN",
    also: ["medication counselling", "drug counselling", "patient education on a medicine", "counselling"],
    signs: [
      /\bcounsel|\bexplain\b.*\bto (?:a|the) patient\b.*\b(?:medicine|drug|tablet|inhaler|injection)|\bwhat to (?:tell|say to) (?:a|the) patient/i,
      /\bstarting\b|\bfirst dose/i,
    ],
    ask: [
      "Write what to say to a patient who starts {drug}.",
      "[Compose|Draft] a counselling script for a patient who [begins|is given] {drug} for {use}.",
      "[Counsel|Advise] a patient on {drug}: [write|give] the words [you would use|of the conversation].",
      "[Explain|Introduce] {drug} {dose} {frequency} to a [new|nervous] patient, [in spoken language|as a short talk].",
      "[Prepare|Write] a [two-minute|short] talk for {expert} to hold when handing out {drug}.",
      "Write[, word for word,|] how {expert} would introduce {drug} to somebody [who has never taken it|treated for {use}].",
    ],
    how: [
      "[Cover|Include] purpose, use, [warning signs|adverse effects] and follow-up.",
      "[Invite|End by inviting] questions.",
      "[Name|Mention] what it must not be combined with.",
      "[Speak|Talk] to the patient directly.",
    ],
    because: "[A talk|A script] is composed for a patient: text generation.",
    draw(random) {
      const drug = random.pick(drugs.filter((candidate) => candidate.route !== "intravenously"));
      return {
        slots: { drug: drug.name, use: drug.use, dose: drug.dose, frequency: drug.frequency },
        input: "",
        output: `This medicine, ${drug.name}, is for ${drug.use}. It is taken ${drug.route} ${drug.frequency}, ${drug.dose} each time. It may cause ${listed(drug.harms, "or")}; tell us if that happens. Do not combine it with ${drug.clash[0]} before asking. We will check ${drug.watch}. What would you like to ask?`,
        shape: "prose",
      };
    },
  },
];
