/** A run of tokens of a sentence: outside of entities, or one entity with its type. */
export type TaggedRun = { text: string; type: string | null; spaced: boolean };

/** What is odd about a tag: it goes on with an entity that has not begun; it is no tag; the line has none. */
export type TagProblem = { kind: "inside" | "tag" | "none"; line: number; token: string; tag: string };

/** Tagged tokens as sentences, their entities counted by type (most first), and what is odd about the tags. */
export type TaggedText = { sentences: TaggedRun[][]; types: { type: string; count: number }[]; problems: TagProblem[] };

/** A token and its tag, on a line (counted from 1) of the text; `tag` is null where the line has none. */
export type TaggedToken = { token: string; tag: string | null; line: number };

/** IOB2, IOBES and BILOU. A label begins with a letter, so that "B-12" is a vitamin. */
const entityTag = /^([BIESLU])-(\p{L}[^\s]*)$/u;

/** Whether a word is a tag: `O`, or one of `B-`, `I-`, `E-`, `S-`, `L-`, `U-` and a label. */
export function isTag(word: string): boolean {
  return word === "O" || entityTag.test(word);
}

/**
 * Reads the sentences of a tagged text as people read them: runs of tokens with their entities. An entity whose tag goes on with what
 * has not begun (IOB2 wants `B-` first) is shown, and named as a problem. O(tokens) time.
 * @example readTags([[{ token: "breast", tag: "B-Disease", line: 1 }, { token: "cancer", tag: "I-Disease", line: 2 }]])
 */
export function readTags(sentences: readonly (readonly TaggedToken[])[]): TaggedText {
  const counts = new Map<string, number>();
  const problems: TagProblem[] = [];
  const read = sentences.map((tokens) => {
    const runs: TaggedRun[] = [];
    let parts: string[] = [];
    let type: string | null = null;
    let spaced = false;
    let before = "";
    const close = () => {
      if (parts.length > 0) runs.push({ text: parts.join(""), type, spaced });
      parts = [];
    };
    let goesOn = false;
    for (const { token, tag, line } of tokens) {
      const [, sign, label] = (tag !== null && entityTag.exec(tag)) || [];
      if (tag === null) problems.push({ kind: "none", line, token, tag: "" });
      else if (!label && tag !== "O") problems.push({ kind: "tag", line, token, tag });
      const continues = label !== undefined && (sign === "I" || sign === "E" || sign === "L");
      const joins = continues ? goesOn && label === type : label === undefined && type === null;
      if (continues && !joins) problems.push({ kind: "inside", line, token, tag: tag as string });
      const gap = before !== "" && spaceBetween(before, token);
      if (joins && parts.length > 0) parts.push(gap ? ` ${token}` : token);
      else {
        close();
        type = label ?? null;
        spaced = gap;
        parts.push(token);
        if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
      }
      goesOn = label !== undefined && (sign === "B" || sign === "I");
      before = token;
    }
    close();
    return runs;
  });
  const types = [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count);
  return { sentences: read, types, problems };
}

/** Whether tokens are set apart by a space: not before marks that close, nor after those that open. */
function spaceBetween(before: string, token: string): boolean {
  return !/^[.,;:!?)\]}%]$/.test(token) && !/^[([{]$/.test(before);
}
