import { parseFile, type SyntaxNode, walk } from "./syntax.ts";

/** The strings of a file, and the namespaces of the catalogue that it translates from. */
export type FileStrings = { strings: string[]; namespaces: string[] };

/** Reads the strings of a file; what a template fills in at run time is "*". */
export async function readStrings(file: string): Promise<FileStrings> {
  const strings: string[] = [];
  const namespaces: string[] = [];
  for (const { node } of walk(await parseFile(file))) {
    if (node.type === "StringLiteral") strings.push(String(node.value));
    if (node.type === "TemplateLiteral") strings.push(templateText(node));
    if (node.type === "CallExpression") namespaces.push(...namespaceOf(node));
  }
  return { strings, namespaces };
}

function templateText(node: SyntaxNode): string {
  return (node.quasis as { cooked?: string }[]).map((quasi) => quasi.cooked ?? "").join("*");
}

function namespaceOf(call: SyntaxNode): string[] {
  const callee = call.callee as SyntaxNode;
  if (!/^(use|get)Translations$/.test(String(callee.value))) return [];
  const first = (call.arguments as { expression: SyntaxNode }[])[0]?.expression;
  if (first?.type === "StringLiteral") return [String(first.value)];
  if (first?.type === "TemplateLiteral") return [templateText(first)];
  return [];
}
