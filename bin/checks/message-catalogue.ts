import { createTranslator } from "next-intl";
import { messages } from "#messages/en/index.ts";
import { productSources } from "./product-sources.ts";
import { readStrings } from "./read-strings.ts";

/**
 * Whether the message catalogue is whole: every message can be formatted, and every one is shown somewhere. That
 * every key which is asked for exists, the compiler sees.
 */
export async function messageCatalogue(): Promise<string> {
  const keys = leaves(messages);
  const malformed = keys.filter((key) => !isWellFormed(key));
  const uses = (await Promise.all(productSources().map(usesIn))).flat();
  const exact = new Set(uses.filter((use) => !use.includes("*")));
  const patterns = [...new Set(uses.filter((use) => use.includes("*")))].map(toPattern);
  const unused = keys.filter((key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)));
  return [
    ...malformed.map((key) => `${key} cannot be formatted: ${reasons.get(key)}`),
    ...unused.map((key) => `${key} is shown nowhere`),
  ].join("\n");
}

/** Full keys of all messages: "seeds.editor.save". */
function leaves(branch: object, prefix = ""): string[] {
  return Object.entries(branch).flatMap(([name, value]) =>
    typeof value === "object" ? leaves(value, `${prefix}${name}.`) : [`${prefix}${name}`],
  );
}

const reasons = new Map<string, string>();

function isWellFormed(key: string): boolean {
  let wellFormed = true;
  const translate = createTranslator({
    locale: "en",
    messages,
    onError: (error) => {
      // A message that lacks its values is in order here: nobody gives it any.
      if (error.code !== "INVALID_MESSAGE") return;
      wellFormed = false;
      reasons.set(key, error.message.split("\n")[0] ?? "");
    },
  });
  translate(key as Parameters<typeof translate>[0]);
  return wellFormed;
}

/**
 * The keys that a file may ask for: its strings as they stand, and under each namespace that it translates from. A
 * part that is only known at run time is "*".
 */
async function usesIn(file: string): Promise<string[]> {
  const { strings, namespaces } = await readStrings(file);
  const candidates = strings.filter((text) => /^[\w*-]+(\.[\w*-]+)*$/.test(text));
  return [...candidates, ...namespaces.flatMap((namespace) => candidates.map((text) => `${namespace}.${text}`))];
}

function toPattern(use: string): RegExp {
  // A pattern of nothing but unknown parts would call every message used.
  if (/^[*.]+$/.test(use)) return /^$/;
  return new RegExp(`^${use.replaceAll(".", "\\.").replaceAll("*", ".+")}$`);
}
