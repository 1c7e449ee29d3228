/** A heading of a Markdown text: where it stands in the page, what it says, how deep it is (from 1). */
export type MarkdownHeading = { id: string; text: string; depth: number };

/** A node of the tree that the text was parsed to. */
type Node = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
};

/**
 * A rehype plugin that fits a text into a page: its headings continue the page's without a step left out, get ids under a prefix of
 * their own, and are collected; links to headings of the text follow; tables and code are numbered, so that each has a name.
 * @param options.level of the text's highest headings, 1 to 6
 * @param options.headings gets them, in order
 */
export function fitIntoPage({
  level,
  prefix,
  headings,
}: {
  level: number;
  prefix: string;
  headings: MarkdownHeading[];
}) {
  return (tree: Node): void => {
    const above: number[] = [];
    const taken = new Map<string, number>();
    const places: Record<string, number> = { table: 0, pre: 0 };
    visit(tree, (node) => {
      const { tagName = "", properties } = node;
      if (!properties) return;
      const raw = Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);
      if (raw > 0 && properties.id === undefined) {
        while (above.length > 0 && (above.at(-1) as number) >= raw) above.pop();
        above.push(raw);
        const text = textOf(node).trim();
        const id = `${prefix}${unique(slugOf(text), taken)}`;
        node.tagName = `h${Math.min(6, level + above.length - 1)}`;
        properties.id = id;
        properties.tabIndex = -1;
        properties.dataDepth = String(above.length);
        headings.push({ id, text, depth: above.length });
      } else if (tagName === "a" && typeof properties.href === "string" && !isFootnote(properties)) {
        if (properties.href.startsWith("#")) properties.href = `#${prefix}${slugOf(decoded(properties.href.slice(1)))}`;
      } else if (tagName in places) {
        places[tagName] = (places[tagName] as number) + 1;
        properties.dataPlace = String(places[tagName]);
      }
    });
  };
}

function visit(node: Node, on: (node: Node) => void): void {
  on(node);
  for (const child of node.children ?? []) visit(child, on);
}

function textOf({ value = "", children = [] }: Node): string {
  return value + children.map(textOf).join("");
}

const isFootnote = (properties: Record<string, unknown>) =>
  "dataFootnoteRef" in properties || "dataFootnoteBackref" in properties;

/** As GitHub makes them: lower case, marks left out, spaces to hyphens. */
function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
    .trim()
    .replace(/\s/g, "-");
  return slug === "" ? "section" : slug;
}

function unique(slug: string, taken: Map<string, number>): string {
  const times = taken.get(slug) ?? 0;
  taken.set(slug, times + 1);
  return times === 0 ? slug : unique(`${slug}-${times}`, taken);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
