import { productSources } from "./product-sources.ts";
import { parseFile, type SyntaxNode, walk } from "./syntax.ts";

const shownAttributes = [
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "label",
  "placeholder",
  "title",
];

/** Whether any page shows words that are not in the message catalogue. */
export async function literalText(): Promise<string> {
  const found = await Promise.all(productSources("tsx").map(textsIn));
  return found.flat().join("\n");
}

async function textsIn(file: string): Promise<string[]> {
  const found: string[] = [];
  for (const { node, parent } of walk(await parseFile(file))) {
    // A single letter is a key or a mark; two letters in a row are a word.
    for (const text of shownTexts(node, parent)) {
      if (/\p{L}{2}/u.test(text)) found.push(`${file}: ${JSON.stringify(text.trim())}`);
    }
  }
  return found;
}

function shownTexts(node: SyntaxNode, parent: SyntaxNode | undefined): string[] {
  if (node.type === "JSXText") return [String(node.value)];
  if (node.type === "JSXExpressionContainer" && parent?.type !== "JSXAttribute") return literalsOf(node.expression);
  if (node.type === "JSXAttribute" && shownAttributes.includes(String((node.name as SyntaxNode).value))) {
    const value = node.value as SyntaxNode | null;
    return literalsOf(value?.type === "JSXExpressionContainer" ? value.expression : value);
  }
  return [];
}

/** The words that an expression may come to. */
function literalsOf(expression: unknown): string[] {
  const node = expression as SyntaxNode | null;
  switch (node?.type) {
    case "StringLiteral":
      return [String(node.value)];
    case "TemplateLiteral":
      return (node.quasis as { cooked?: string }[]).map((quasi) => quasi.cooked ?? "");
    case "ConditionalExpression":
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case "BinaryExpression":
      if (node.operator === "&&") return literalsOf(node.right);
      return ["||", "??", "+"].includes(String(node.operator))
        ? [...literalsOf(node.left), ...literalsOf(node.right)]
        : [];
    case "ParenthesisExpression":
      return literalsOf(node.expression);
    default:
      return [];
  }
}
