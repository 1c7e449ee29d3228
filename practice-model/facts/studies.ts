/** People under study, an outcome that suits them with the direction in which it improves, and what is tried on them. */
export interface StudySetting {
  people: string;
  outcome: string;
  better: "higher" | "lower";
  interventions: readonly string[];
}

/** What may be tried on anybody. None of it names a real trial or drug. */
const general = [
  "a nurse-led telephone programme",
  "text-message reminders",
  "group education",
  "peer support visits",
  "a smartphone diary",
  "home visits by a community health worker",
  "a self-management booklet with coaching",
];

export const comparators: readonly string[] = [
  "usual care",
  "a waiting list",
  "written advice",
  "a single information session",
  "a leaflet",
];

function setting(
  people: string,
  outcome: string,
  better: StudySetting["better"],
  own: readonly string[],
): StudySetting {
  return { people, outcome, better, interventions: [...own, ...general] };
}

/** Settings from which made-up studies are put together. */
export const studySettings: readonly StudySetting[] = [
  setting("adults with knee osteoarthritis", "pain at 12 weeks", "lower", [
    "supervised walking",
    "tai chi classes",
    "strength training",
    "a weight loss course",
  ]),
  setting("older adults after a hip fracture", "walking speed at six months", "higher", [
    "balance training at home",
    "early mobilisation",
    "strength training",
    "a falls prevention class",
  ]),
  setting("adults with uncontrolled hypertension", "systolic blood pressure at one year", "lower", [
    "home blood pressure monitoring",
    "a low-salt meal service",
    "a pharmacist's medication review",
    "supervised walking",
  ]),
  setting("adolescents with asthma", "days with symptoms a month", "lower", [
    "an inhaler technique video",
    "school nurse visits",
    "breathing exercises",
    "a reminder cap on the inhaler",
  ]),
  setting("patients with heart failure", "readmissions within 90 days", "lower", [
    "weight monitoring at home",
    "a pharmacist's medication review",
    "cardiac rehabilitation",
    "an early clinic visit",
  ]),
  setting("women with stress urinary incontinence", "episodes of leakage a week", "lower", [
    "pelvic floor training",
    "bladder training",
    "biofeedback",
    "a weight loss course",
  ]),
  setting("people with type 2 diabetes", "HbA1c at six months", "lower", [
    "a Mediterranean diet course",
    "supervised walking",
    "strength training",
    "a pharmacist's medication review",
  ]),
  setting("patients on haemodialysis", "fatigue scores", "lower", [
    "music during dialysis",
    "cycling during dialysis",
    "breathing exercises",
    "bright light in the morning",
  ]),
  setting("stroke survivors", "balance scores at discharge", "higher", [
    "early mobilisation",
    "balance training with a mirror",
    "tai chi classes",
    "robot-assisted walking",
  ]),
  setting("adults with chronic insomnia", "total sleep time", "higher", [
    "cognitive behavioural therapy by telephone",
    "sleep restriction",
    "mindfulness training",
    "bright light in the morning",
  ]),
  setting("people with chronic obstructive pulmonary disease", "six-minute walking distance", "higher", [
    "pulmonary rehabilitation",
    "supervised walking",
    "breathing exercises",
    "an inhaler technique video",
  ]),
  setting("caregivers of people with dementia", "burden of care", "lower", [
    "respite care once a week",
    "mindfulness training",
    "cognitive behavioural therapy by telephone",
    "a caregivers' circle",
  ]),
  setting("patients with rheumatoid arthritis", "adherence to medication", "higher", [
    "a pharmacist's medication review",
    "a decision aid",
    "a pill box with an alarm",
    "motivational interviews",
  ]),
  setting("nursing home residents", "falls a year", "lower", [
    "a falls prevention class",
    "a pharmacist's medication review",
    "tai chi classes",
    "better lighting",
  ]),
  setting("adults with chronic low back pain", "disability scores", "lower", [
    "a structured exercise plan",
    "yoga classes",
    "mindfulness training",
    "cognitive behavioural therapy by telephone",
  ]),
  setting("survivors of breast cancer", "quality of life at one year", "higher", [
    "supervised walking",
    "yoga classes",
    "mindfulness training",
    "a survivorship care plan",
  ]),
  setting("young adults with depression", "depression scores at eight weeks", "lower", [
    "cognitive behavioural therapy by telephone",
    "supervised walking",
    "mindfulness training",
    "behavioural activation",
  ]),
  setting("smokers admitted to hospital", "abstinence at six months", "higher", [
    "bedside counselling",
    "motivational interviews",
    "a quit line referral",
    "nicotine replacement at discharge",
  ]),
];
