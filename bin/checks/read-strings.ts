import { parseFile, type SyntaxNode, walk } from "./syntax.ts";

/** The strings of a file, and the namespaces of the catalogue that it translates from. */
export type FileStrings = { strings: string[]; namespaces: string[] };

/** Reads the strings of a file; what is only known at run time is "*". */
export async function readStrings(file: string): Promise<FileStrings> {
  const nodes = [...walk(await parseFile(file))].map(({ node }) => node);
  const translators = nodes.flatMap(translatorsOf);
  const strings = nodes.flatMap((node) => {
    if (node.type === "StringLiteral") return [String(node.value)];
    if (node.type === "TemplateLiteral") return [templateText(node)];
    return [];
  });
  const computed = nodes.flatMap((node) => computedKeys(node, translators));
  return { strings: [...strings, ...computed], namespaces: nodes.flatMap(namespaceOf) };
}

function templateText(node: SyntaxNode): string {
  return (node.quasis as { cooked?: string }[]).map((quasi) => quasi.cooked ?? "").join("*");
}

/** A variable that translates from a namespace. */
type Translator = { name: string; namespace: string };

/** `const t = useTranslations("seeds")`, or `const [member, t] = await Promise.all([..., getTranslations("seeds")])`. */
function translatorsOf(node: SyntaxNode): Translator[] {
  if (node.type !== "VariableDeclarator") return [];
  const target = node.id as SyntaxNode;
  const value = node.init as SyntaxNode | null;
  const made = (value?.type === "AwaitExpression" ? value.argument : value) as SyntaxNode | null;
  if (target.type === "Identifier") return made ? nameAll([target], [made]) : [];
  const list = made?.type === "CallExpression" ? firstArgument(made) : undefined;
  if (target.type !== "ArrayPattern" || list?.type !== "ArrayExpression") return [];
  const values = (list.elements as ({ expression: SyntaxNode } | null)[]).map((element) => element?.expression);
  return nameAll(target.elements as (SyntaxNode | null)[], values);
}

function nameAll(names: (SyntaxNode | null)[], values: (SyntaxNode | undefined)[]): Translator[] {
  return names.flatMap((name, index) => {
    const value = values[index];
    return name && value ? namespaceOf(value).map((namespace) => ({ name: String(name.value), namespace })) : [];
  });
}

/** The namespace of `useTranslations("seeds")` or `getTranslations("seeds")`; none or one. */
function namespaceOf(node: SyntaxNode): string[] {
  if (node.type !== "CallExpression") return [];
  if (!/^(use|get)Translations$/.test(String((node.callee as SyntaxNode).value))) return [];
  const first = firstArgument(node);
  if (first?.type === "StringLiteral") return [String(first.value)];
  return first?.type === "TemplateLiteral" ? [templateText(first)] : [];
}

/** All keys of a translator's namespace, where it is called with a key that is computed: `t(item.status)`. */
function computedKeys(node: SyntaxNode, translators: Translator[]): string[] {
  const first = node.type === "CallExpression" ? firstArgument(node) : undefined;
  if (!first || /^(StringLiteral|TemplateLiteral|ConditionalExpression)$/.test(first.type)) return [];
  const callee = node.callee as SyntaxNode;
  const called = String((callee.type === "MemberExpression" ? (callee.object as SyntaxNode) : callee).value);
  return translators.filter(({ name }) => name === called).map(({ namespace }) => `${namespace}.*`);
}

function firstArgument(call: SyntaxNode): SyntaxNode | undefined {
  return (call.arguments as { expression: SyntaxNode }[])[0]?.expression;
}
