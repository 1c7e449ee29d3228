/** What an output looks like; a clause is only added to an instruction whose output obeys it. */
export type Shape = "prose" | "list" | "label" | "json" | "lines" | "short";

/** Sentences that limit or describe the output. {words}, {sentences} and {items} are counted from the output itself. */
export const shapeClauses: Readonly<Record<Shape, readonly string[]>> = {
  prose: [
    "[Use|Write|Spend] no more than {words} words.",
    "Keep [it|the answer|the text] [under|within|below] {words} words.",
    "[Stay|Remain] within {sentences} sentence[s|s in all].",
    "{^sentences} sentences [at most|or fewer] [will do|are enough].",
    "Write in {clear} prose[,| and] without [headings|bullet points|lists|tables].",
    "[Skip|Leave out|Omit] [greetings|any preamble|introductory remarks] and [start|begin] with [the main point|what matters most|the key fact].",
    "[Avoid|Do not use] abbreviations [that {reader} would not know|unless they are common].",
    "[Use|Keep to] consistent spelling and SI units throughout.",
    "[Give|State] facts, not [opinions|speculation|impressions].",
    "Pitch it at the level of {reader}.",
    "Write so that {reader} [can follow it|understands it at first reading|need not ask back].",
    "The tone should be {clear}[ and never alarming|, without false reassurance|].",
    "[Choose|Prefer] short sentences[ and common words|; one idea in each|].",
    "A single paragraph is [enough|what we need|expected].",
    "[Do not repeat|Avoid repeating] [the question|this request|the wording above] in the answer.",
    "Where [two|several] points compete for space, keep the one that changes [what is done next|management|the decision].",
    "[Hedge|Qualify] only where [the evidence|the source|the matter itself] is uncertain.",
  ],
  list: [
    "Give one item [per|a] line[, each behind a hyphen|].",
    "[Limit|Restrict] the list to {items} [entries|items|points].",
    "[Return|Write] a list, not [a paragraph|running text|full prose].",
    "[Exactly {items}|{^items}] [entries|items|points] are [wanted|expected|needed].",
    "Each [entry|item|point] should stand on its own[ and fit on one line|].",
    "Do not [number|group|sort into headings] the [entries|items|points].",
    "[No|Leave out any] introduction before the list[ and no comment after it|].",
    "Repeat nothing, [even in other words|not even as a synonym].",
    "[Let|Have] every line begin with [a hyphen|a dash].",
    "Use a simple list that {reader} could [tick off|read out|copy] during {moment}.",
  ],
  label: [
    "[Reply|Answer|Respond] with the label [alone|only|and nothing else].",
    "Do not [explain|justify|comment on] [the choice|your choice|the label].",
    "Choose [exactly one|one and only one|a single] [label|option|class].",
    "[Return|Give] [a single line|one line only].",
    "If [two labels|two options] seem to fit, [take|choose] the more [specific|cautious] one.",
    "[Spell|Write] the label [exactly|just] as it is [given|spelled] here.",
    "[Neither reasons nor|No reasons and no] [punctuation|extra words] [are|is] wanted.",
    "[Think it through silently|Weigh the evidence quietly], then [commit to|name] one [label|answer].",
    "The label must be one that {expert} would [defend|choose too] after reading it twice.",
  ],
  json: [
    "Return valid JSON [only|and nothing else|without comments].",
    "Do not wrap the JSON in [a code block|markdown|any other text].",
    "[Keep|Use] lower-case keys[ with underscores|] and double quotes.",
    "[The output|What you return] [must|should] [parse|load] [without repair|as it is|at the first attempt].",
    "[Keep|Preserve] the order [of the text|in which things are mentioned].",
    "[Leave out|Omit] keys [that were not asked for|beyond those named].",
    "[A script|{^expert}] will [load|parse|import] the JSON [unchanged|later|into {destination}].",
    "[Use|Write] no comments [and|or] trailing commas.",
  ],
  lines: [
    "[Put|Write] each on [its own line|a line of its own].",
    "Do not [number|bullet|indent] the lines.",
    "[Keep|Follow|Preserve] the order [of the text|in which they appear].",
    "[Add|Leave] no blank lines[ between them|].",
    "Nothing but [these lines|the lines themselves] should be [returned|written].",
    "Use the same [layout|pattern|format] on every line.",
    "[One line for each|A line each], [without|with no] closing remark.",
  ],
  short: [
    "[Answer|Reply] in [a single|one] line.",
    "[Give|State] the answer [at once|without detours].",
    "[Be|Stay] [brief|to the point]: {words} words [at most|or fewer].",
    "[One|A single] [short sentence|phrase|line] is [enough|all we need].",
    "Do not [add|append] [advice|background|a disclaimer].",
    "[Leave out|Keep away from] everything that was not asked.",
    "{^reader} [wants|needs|expects] the bare answer during {moment}.",
  ],
};

/** Sentences about how far to trust the input; used only where a task has one. {source} is what the kind calls it. */
export const evidenceClauses: readonly string[] = [
  "[Rely|Draw|Base the answer] only on the {source}[ given| below| provided|].",
  "Do not [add|invent|assume|infer] [facts|details|findings] that the {source} does not [contain|state|mention|give].",
  "[Treat|Take] the {source} as [complete|the only evidence|all that is known].",
  "[Ignore|Disregard|Pass over] whatever in the {source} has no bearing on the task.",
  "Assume that [slips of spelling|abbreviations|odd punctuation] in the {source} [mean nothing|are routine|carry no meaning].",
  "[Read|Go through] the {source} [twice|to the end|with care] before [answering|you answer|deciding].",
  "General medical knowledge may [help|guide] the reading, but [must not|should not] replace what the {source} says.",
  "The {source} [was written at|comes from] {place}[, so expect local habits of writing|].",
  "{^expert} [wrote|dictated|supplied] the {source}[ during {moment}|].",
  "[Everything|All] that is needed [stands|is] in the {source}[ itself|].",
  "[Mind|Watch for] [small words|negations|qualifiers] in the {source}; they [change|can reverse] the meaning.",
  "Nothing outside the {source} [counts|matters|may be used].",
];

/** Sentences about what the answer is for. */
export const purposeClauses: readonly string[] = [
  "The [result|output|answer] [will go|goes|is copied] into {destination}.",
  "[It|This|The answer] is [meant|intended|needed] for {purpose}.",
  "{^expert} will [read|check|act on|rely on] [it|the answer|the result] during {moment}.",
  "[Bear in mind|Remember|Consider] that {reader} will [read it|use it] at {place}.",
  "We [collect|gather] such answers for {purpose}[ at {place}|].",
  "[Before|As soon as] it [reaches|enters] {destination}, {expert} will [check|proofread] it.",
  "The [task|request] comes from {place}, where {expert} [prepares|works on] {purpose}.",
  "A wrong answer would mislead {expert} during {moment}[, so take care|].",
  "[It|This] [is part of|belongs to] {work} at {place}.",
];

/** Openings. {ask} is the request itself, beginning with a small letter. */
export const openings: readonly string[] = [
  "You are [assisting|helping|supporting] {expert} with {work}. {^ask}",
  "[Work|Answer|Respond] as {expert} [in|at] {place} would. {^ask}",
  "{^expert} at {place} [asks for help|needs a second opinion|sends this request]. {^ask}",
  "For {purpose}, {ask}",
  "[As part of|In the course of] {work}, {ask}",
  "[Imagine|Suppose] that you [are|were] {expert} [at|in] {place}. {^ask}",
  "This request [comes from|was raised at] {place}. {^ask}",
  "[Picture|Think of] {expert} in the middle of {moment}. {^ask}",
  "[To prepare|To help prepare] {purpose} at {place}, {ask}",
];
