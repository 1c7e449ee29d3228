import { expect, test } from "vitest";
import { fitIntoPage, type MarkdownHeading } from "./markdown-outline.ts";

type Node = NonNullable<Parameters<ReturnType<typeof fitIntoPage>>[0]>;

const element = (tagName: string, text = "", properties: Record<string, unknown> = {}): Node => ({
  type: "element",
  tagName,
  properties,
  children: [{ type: "text", value: text }],
});

function inPage(...children: Node[]) {
  const headings: MarkdownHeading[] = [];
  fitIntoPage({ level: 2, prefix: "g-", headings })({ type: "root", children });
  return { headings, tags: children.map(({ tagName }) => tagName), children };
}

test("headings continue the page's without a step left out", () => {
  const { tags, headings } = inPage(
    element("h3", "Begin"),
    element("h6", "Deep"),
    element("h4", "Less deep"),
    element("h1", "Top"),
    element("h2", "Below"),
  );
  expect(tags).toEqual(["h2", "h3", "h3", "h2", "h3"]);
  expect(headings.map(({ depth }) => depth)).toEqual([1, 2, 2, 1, 2]);
});

test("each heading has an id of its own, in any script", () => {
  const { headings } = inPage(
    element("h1", "When to reject?"),
    element("h2", "When to reject"),
    element("h2", "剂量 5 mg"),
    element("h2", "!"),
    element("h2", "when-to-reject-1"),
  );
  expect(headings.map(({ id }) => id)).toEqual([
    "g-when-to-reject",
    "g-when-to-reject-1",
    "g-剂量-5-mg",
    "g-section",
    "g-when-to-reject-1-1",
  ]);
});

test("links within the text lead to its headings, and others stay", () => {
  const { children } = inPage(
    element("a", "here", { href: "#When%20to-reject" }),
    element("a", "there", { href: "https://example.org/#x" }),
    element("a", "1", { href: "#g-fn-1", dataFootnoteRef: true }),
    element("a", "bad", { href: "#%" }),
  );
  expect(children.map(({ properties }) => properties?.href)).toEqual([
    "#g-when-to-reject",
    "https://example.org/#x",
    "#g-fn-1",
    "#g-section",
  ]);
});

test("tables and code are numbered", () => {
  const { children } = inPage(element("table"), element("pre"), element("table"));
  expect(children.map(({ properties }) => properties?.dataPlace)).toEqual(["1", "1", "2"]);
});
