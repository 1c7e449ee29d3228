/** Words that deny what stands with them. */
export const negations = new Set(
  (
    "no not cannot without never none neither nor nothing nobody denies denied deny denying absent absence lack lacks lacked lacking " +
    "unable unlikely nil non"
  ).split(" "),
);

/** Phrases that deny, by their first word: the words that must follow. */
export const negationPhrases = new Map<string, RegExp>([
  ["negative", /^negative\s+for$/i],
  ["free", /^free\s+(?:of|from)$/i],
  ["rule", /^rule\s+out$/i],
  ["ruled", /^ruled\s+out$/i],
  ["rules", /^rules\s+out$/i],
  ["ruling", /^ruling\s+out$/i],
  ["fail", /^fail\s+to$/i],
  ["fails", /^fails\s+to$/i],
  ["failed", /^failed\s+to$/i],
]);

/** Words of which one side means the opposite of, or something else than, the others. `|` parts the sides. */
const opposites = [
  "increase increases increased increasing increasingly rise rises rising rose risen elevate elevates elevated elevation raise raises raised raising grow grew growth gain gained | decrease decreases decreased decreasing reduce reduces reduced reducing reduction fall falls fell fallen falling lower lowers lowered lowering drop dropped decline declines declined loss lost",
  "increased high higher highest elevated | low lower lowest decreased reduced",
  "more greater larger bigger longer older most maximum maximal | less fewer smaller shorter younger least minimum minimal",
  "positive positives | negative negatives",
  "positively | negatively",
  "left | right",
  "left-sided | right-sided",
  "above over | below under",
  "before prior preceding pre | after following post",
  "upper | lower",
  "upward upwards up | downward downwards down",
  "superior | inferior",
  "anterior | posterior",
  "medial | lateral",
  "proximal | distal",
  "dorsal | ventral",
  "bilateral | unilateral",
  "acute | chronic",
  "benign | malignant",
  "present | absent",
  "presence | absence",
  "systolic | diastolic",
  "arterial | venous",
  "artery arteries | vein veins",
  "agonist agonists | antagonist antagonists | blocker blockers",
  "activate activates activated activation activator stimulate stimulates stimulated stimulation | inhibit inhibits inhibited inhibition inhibitor suppress suppresses suppressed suppression",
  "inducer induce induces induced | inhibitor inhibit inhibits inhibited",
  "improve improves improved improving improvement better | worsen worsens worsened worsening worse deteriorate deterioration",
  "start starts started starting begin begins initiate initiated continue continued resume | stop stops stopped stopping discontinue discontinued discontinuing withhold cease",
  "always | sometimes often usually | rarely seldom | never",
  "all every | some | most | none no",
  "both | either | neither",
  "mild slight | moderate | severe",
  "male males man men boy boys | female females woman women girl girls",
  "mother maternal | father paternal",
  "adult adults | child children paediatric pediatric | infant infants neonate neonates newborn newborns",
  "morning mornings am | evening evenings night bedtime pm | noon midday",
  "day days daily | week weeks weekly | month months monthly | year years yearly annually | hour hours hourly | minute minutes | second seconds",
  "oral orally mouth | intravenous intravenously iv | intramuscular intramuscularly im | subcutaneous subcutaneously sc | topical topically | rectal rectally | inhaled inhalation | intrathecal intrathecally | sublingual sublingually",
  "once | twice | thrice",
  "may might could can | must should shall",
  "yes | no | maybe",
  "true | false",
  "safe safely | dangerous harmful | unsafe",
  "fast rapid rapidly quickly | slow slowly",
  "early earlier | late later",
  "sensitive sensitivity | resistant resistance | specific specificity",
  "dominant | recessive",
  "homozygous | heterozygous",
  "gram-positive | gram-negative",
  "type-1 | type-2",
  "inpatient inpatients | outpatient outpatients",
  "efficacious effective | useless",
  "accept accepted confirm confirmed confirms | reject rejected exclude excluded excludes",
  "include includes included including | exclude excludes excluded excluding except",
  "allow allowed recommended recommend | forbid forbidden avoid avoided contraindicated",
  "and | or",
];

const sides = new Map<string, { scale: number; side: number }[]>();
opposites.forEach((line, scale) => {
  line.split(" | ").forEach((words, side) => {
    for (const word of words.split(" ")) sides.set(word, [...(sides.get(word) ?? []), { scale, side }]);
  });
});

/** On which scales of opposites a word stands, and on which side of each. */
export function sidesOf(word: string): readonly { scale: number; side: number }[] {
  return sides.get(word.toLowerCase()) ?? [];
}

/** Ways of giving a drug: to change one is no opposite, and told apart. */
export const routeWords =
  /^(?:oral|orally|mouth|intravenous|intravenously|iv|intramuscular|intramuscularly|im|subcutaneous|subcutaneously|sc|topical|topically|rectal|rectally|inhaled|inhalation|intrathecal|intrathecally|sublingual|sublingually)$/i;

const prefixPairs: [string, string][] = [
  ["hypo", "hyper"],
  ["tachy", "brady"],
  ["micro", "macro"],
  ["pre", "post"],
  ["up", "down"],
  ["over", "under"],
  ["intra", "extra"],
  ["intra", "inter"],
  ["endo", "exo"],
  ["anti", "pro"],
  ["sub", "supra"],
  ["mono", "poly"],
  ["vasodi", "vasocons"],
];
const denying: [string, number][] = [
  ["non", 4],
  ["un", 4],
  ["in", 5],
  ["im", 5],
  ["ir", 5],
  ["il", 5],
  ["dis", 5],
  ["contra", 5],
  ["ab", 6],
];
/** Where only "a" or "an" denies, the words are named. */
const deniedByA =
  /^(?:symptomatic|typical|febrile|septic|synchronous|symmetric|symmetrical|vascular|tonic|morphic|emic|uric|cellular)$/;

/**
 * What a word may begin with so that another beginning turns it around: the rest of the word, and the beginning. "" with the whole
 * word, for what is denied by a beginning.
 */
export function beginnings(word: string): { rest: string; begin: string }[] {
  const lower = word.toLowerCase().replace(/^non-/, "non");
  const found = [{ rest: lower, begin: "" }];
  for (const begin of new Set([...prefixPairs.flat(), ...denying.map(([each]) => each), "a"])) {
    if (lower.startsWith(begin) && lower.length - begin.length >= 4)
      found.push({ rest: lower.slice(begin.length), begin });
  }
  return found;
}

/** What two beginnings of one rest are to each other: opposites, or the one denies the other. */
export function turned(rest: string, one: string, other: string): "opposite" | "negation" | null {
  if (prefixPairs.some(([a, b]) => (a === one && b === other) || (a === other && b === one))) return "opposite";
  const [without, begin] = one === "" ? [one, other] : [other, one];
  if (without !== "" || begin === "") return null;
  if (begin === "a") return deniedByA.test(rest) ? "negation" : null;
  const least = denying.find(([each]) => each === begin)?.[1];
  return least !== undefined && rest.length >= least ? "negation" : null;
}
