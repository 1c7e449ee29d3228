/** A text in which spans are marked as `<Label>words</Label>`; marks do not nest. */
export interface Span {
  label: string;
  text: string;
}

/** Takes the marks out: the plain text, and the spans in order. */
export function unmark(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  const text = marked.replace(/<(\w+)>(.*?)<\/\1>/g, (_, label: string, words: string) => {
    spans.push({ label, text: words });
    return words;
  });
  return { text, spans };
}

/**
 * The marked text as tokens with B, I and O labels, one `token : LABEL` a line. `withType` adds the span's label
 * (`B-Disease`). Punctuation at the end of a word is a token of its own.
 */
export function bioLines(marked: string, withType: boolean): { tokens: string[]; lines: string } {
  const tokens: string[] = [];
  const lines: string[] = [];
  for (const part of marked.split(/(<\w+>.*?<\/\w+>)/)) {
    const span = /^<(\w+)>(.*)<\/\w+>$/.exec(part);
    const words = (span ? (span[2] as string) : part).match(/[\w+/'-]+(?:[.,]\d+)?|[^\s\w]/g) ?? [];
    words.forEach((word, i) => {
      const label = span ? `${i === 0 ? "B" : "I"}${withType ? `-${span[1]}` : ""}` : "O";
      tokens.push(word);
      lines.push(`${word} : ${label}`);
    });
  }
  return { tokens, lines: lines.join("\n") };
}
