import { genes } from "#practice-model/facts/genetics.ts";
import { microbes } from "#practice-model/facts/microbes.ts";
import { capital } from "#practice-model/grammar/phrase.ts";
import { listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Questions of genetics and microbiology. */
export const biologyQuestions: readonly Kind[] = [
  {
    name: "genetics question",
    category: "QA",
    also: ["genetics question answering", "gene function question", "inheritance question", "genomics question"],
    signs: [
      /\b(?:gene|inherited|inheritance|pathogenic variant|mutation)\b.*(?:\?|explain|describe|what|which)|\bgenetic basis/i,
      /\bgene\b|\bvariant/i,
    ],
    ask: [
      "Which disease do pathogenic variants of {gene} cause?",
      "[Name|State] the disease caused by [pathogenic|disease-causing] variants of {gene}, [its inheritance|how it is inherited] and [the role of the protein|what the protein does].",
      "How is {disease} inherited, and [which gene is responsible|what is its genetic basis]?",
      "[Explain|Describe] the [link|connection] between {gene} and {disease}[ for {reader}|].",
      "A [family|patient] [carries|is found to carry] {variant} in {gene}. [What does this mean|Which disease is expected], and [how is it passed on|what are its features]?",
      "[What does|Which function has] the protein made from {gene}[ do|], and [what happens|which illness follows] when it [fails|is lost]?",
    ],
    how: [
      "[Name|Give] two [typical|clinical] features.",
      "[Use|Write] the official gene symbol.",
      "[Do not|There is no need to] discuss treatment.",
      "[Say|State] whether one or both copies must be [affected|altered].",
    ],
    because:
      "It [asks for facts|puts a factual question] about a gene, [to be answered from knowledge|which is question answering].",
    draw(random) {
      const gene = random.pick(genes);
      return {
        slots: { gene: gene.symbol, disease: gene.disease, variant: gene.variant },
        input: "",
        output: `${gene.symbol} encodes ${gene.protein}, which ${gene.role}. Pathogenic variants such as ${gene.variant} cause ${gene.disease} (${gene.inheritance}), with ${listed(gene.features)}.`,
        shape: "prose",
      };
    },
  },
  {
    name: "microbiology question",
    category: "QA",
    also: ["infectious disease question", "organism identification", "antimicrobial question"],
    signs: [
      /\borganism|\bpathogen\b|\bmicro(?:be|scopy|biolog)|\bGram[- ](?:positive|negative|stain)|\bcausative agent/i,
      /\bspread|\binfection/i,
    ],
    ask: [
      "Which organism causes {illness}, and how is it treated?",
      "[Describe|Summarise] {organism}: [appearance|how it looks in the laboratory], [typical illness|disease] and [treatment|usual treatment].",
      "The laboratory reports {appearance}. [In|With] {illness}, [which organism is likely|what is the likely pathogen]?",
      "How does {organism} spread, and [how can infection be prevented|what prevents it]?",
      "[Name|State] the usual treatment of infection with {organism} and [one|a] way to prevent it.",
      "[Prepare|Give] {reader} the [essential|main] facts about {organism}[: disease, spread, treatment|].",
    ],
    how: [
      "[Mention|Include] the [appearance under the microscope|laboratory finding].",
      "[Point out|Remember] that treatment follows local sensitivity.",
      "[Add|Give] the route of spread.",
      "[Italics|Formatting] for species names [are|is] not needed.",
    ],
    because:
      "It [asks|wants to know] which organism, spread or treatment, [a factual question|so a direct answer is needed].",
    draw(random) {
      const microbe = random.pick(microbes);
      return {
        slots: { organism: microbe.name, illness: microbe.illness, appearance: microbe.appearance },
        input: "",
        output: `${capital(microbe.name)} (${microbe.appearance}) typically causes ${microbe.illness}. It spreads by ${microbe.spread}. Usual treatment: ${microbe.treatment}. Prevention: ${microbe.prevention}.`,
        shape: "prose",
      };
    },
  },
];
