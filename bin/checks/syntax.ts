import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "@swc/core";
import { root } from "#bin/root.ts";

/** A node of the syntax tree of swc, as far as a check needs to know it. */
export type SyntaxNode = { type: string; [field: string]: unknown };

/** The syntax tree of a file. */
export async function parseFile(file: string): Promise<SyntaxNode> {
  const source = await readFile(join(root, file), "utf8");
  return (await parse(source, {
    syntax: "typescript",
    tsx: file.endsWith("x"),
    target: "es2024",
  })) as unknown as SyntaxNode;
}

/** All nodes of a tree, each with the one above it. */
export function* walk(
  node: unknown,
  parent?: SyntaxNode,
): Generator<{ node: SyntaxNode; parent: SyntaxNode | undefined }> {
  if (Array.isArray(node)) {
    for (const one of node) yield* walk(one, parent);
  } else if (typeof node === "object" && node !== null) {
    const isNode = "type" in node && typeof node.type === "string";
    if (isNode) yield { node: node as SyntaxNode, parent };
    for (const value of Object.values(node)) yield* walk(value, isNode ? (node as SyntaxNode) : parent);
  }
}
