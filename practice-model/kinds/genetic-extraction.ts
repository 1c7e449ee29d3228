import { genes } from "#practice-model/facts/genetics.ts";
import { unmark } from "#practice-model/grammar/marked.ts";
import { patientOf } from "#practice-model/grammar/people.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { bullets, json } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

const geneSentences = [
  "[Sequencing|A gene panel] [revealed|identified] {variant} in <Gene>{gene}</Gene>, while <Gene>{other}</Gene> was [normal|of wild type].",
  "[Expression|Transcription] of <Gene>{gene}</Gene> [fell|rose] when <Gene>{other}</Gene> was [silenced|deleted] in [cultured cells|the mouse].",
  "[Patients|Families] with {disease} carry variants of <Gene>{gene}</Gene>[; none had variants of <Gene>{other}</Gene>|].",
  "[Loss|Inactivation] of <Gene>{gene}</Gene> [impairs|disturbs] the way its product {role}, [independently of|even without] <Gene>{other}</Gene>.",
];

/** Taking genes and clinical features out of texts of genetics. */
export const geneticExtraction: readonly Kind[] = [
  {
    name: "gene mention recognition",
    category: "IE",
    also: ["gene recognition", "gene and protein extraction", "gene entity recognition", "protein mention extraction"],
    signs: [
      /\b(?:extract|find|list|identify|mark|name|pick|spot)\b.*\bgenes?\b|\bgene (?:symbols?|mentions?|names?)\b/i,
      /\bgenes?\b|\bproteins?\b/i,
    ],
    source: "sentence",
    ask: [
      "List the genes mentioned in the sentence.",
      "[Extract|Find|Spot] [all|the] gene symbols in this sentence[ from a genetics paper|].",
      "[Identify|Mark] every gene [named|that is named] in the [text|sentence].",
      "[Which|What] genes [does the sentence mention|are named here]? [Copy|Give] the symbols.",
      "[Go through|Scan] the sentence for gene [names|mentions] and [return|give] them [in order|as written].",
      "[Build|Make] a list of gene symbols from the sentence, [for|to be used in] {destination}.",
    ],
    how: [
      "[Give|Keep] the symbol [exactly|just] as [written|printed].",
      "[Diseases|Variants] are not genes.",
      "[Do not|Never] expand a symbol [to|into] its full name.",
      "[Count|List] a gene once, [even if|also when] it is repeated.",
    ],
    because:
      "Gene symbols are [picked out of|copied from] a sentence, so this is [information extraction|named entity recognition].",
    draw(random) {
      const [gene, other] = random.sample(genes, 2);
      if (!gene || !other) throw new RangeError("the table of genes is too short");
      const marked = capital(
        say(random, random.pick(geneSentences), {
          gene: gene.symbol,
          other: other.symbol,
          variant: gene.variant,
          disease: gene.disease,
          role: gene.role,
        }),
      );
      const { text, spans } = unmark(marked);
      const symbols = [...new Set(spans.map((span) => span.text))];
      const asJson = random.chance(0.5);
      return {
        input: text,
        output: asJson ? json(symbols) : symbols.join("\n"),
        shape: asJson ? "json" : "lines",
        format: asJson ? ["Return a JSON array[ of strings|]."] : ["[Write|Put] one symbol per line."],
      };
    },
  },
  {
    name: "phenotype extraction",
    category: "IE",
    also: ["hpo phenotype extraction", "symptom extraction", "sign and symptom extraction", "phenotyping"],
    signs: [
      /\b(?:extract|find|list|identify|collect|name)\b.*\b(?:phenotyp\w*|symptoms?|clinical features?|signs)\b/i,
      /\bphenotyp|\bfeatures?\b/i,
    ],
    source: "description",
    ask: [
      "List the clinical features that the description mentions.",
      "[Extract|Collect] [the|all] phenotypic [features|abnormalities] from the description of [a|this] patient.",
      "[Identify|Find] [every|each] [symptom and sign|clinical feature] in the [paragraph|description][, present ones only|].",
      "[Which|What] [features|abnormalities] would {expert} [record|note down] from this description? [List|Name] them.",
      "[Gather|Take] the [symptoms|phenotype] of the patient with suspected {disease} [from the text|for a genetics referral].",
      "[Reduce|Boil down] the description to a list of its [abnormal findings|features].",
    ],
    how: [
      "[Leave out|Skip] the family and the [genetic result|laboratory result].",
      "[Only|Just] what is present [counts|is wanted].",
      "[Use|Keep] the words of the description.",
      "[Do not|Never] name the diagnosis.",
    ],
    because:
      "Features are [taken out of|collected from] a description, [hence information extraction|which is extraction].",
    draw(random) {
      const gene = random.pick(genes);
      const patient = patientOf(
        random,
        [3, 45],
        gene.inheritance.includes("recessive") && gene.inheritance.startsWith("X") ? "male" : undefined,
      );
      const [first, second] = gene.features;
      const asJson = random.chance(0.5);
      const items = [first, second];
      return {
        slots: { disease: gene.disease },
        input: `${capital(say(random, "{a who} [was referred|is seen] because of {first}. [The examiner|The clinic] also [noted|recorded] {second}. Hearing and [vision|growth] are normal. [A sibling|An uncle] is [well|healthy]. Testing of {gene} is [planned|under way].", { who: patient.who, first, second, gene: gene.symbol }))}`,
        output: asJson ? json(items) : bullets(items),
        shape: asJson ? "json" : "list",
        format: asJson
          ? ["Return a JSON array[ of strings|].", "[Answer|Reply] with a JSON array."]
          : ["[Write|Return] a bulleted list.", "Use hyphens[ as bullets|]."],
      };
    },
  },
];
