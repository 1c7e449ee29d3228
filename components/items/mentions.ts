import { UNSPACED_SCRIPTS } from "#lib/algorithms/unspaced-scripts.ts";

/** Somebody who can be called in a comment. */
export type MentionedPerson = { id: string; name: string };

/** A stretch of a comment: plain text, or the name of somebody whom it calls, with its sign. */
export type CommentPart = { mention: boolean; text: string };

const longestName = 60;

/**
 * A comment's text in parts: each "@Name" of these people is one of its own. The longest name that fits is meant, and a name must end
 * where a word does. The parts in order are the text.
 * @example splitMentions("Ask @Ana Lima.", ["Ana", "Ana Lima"]) // "Ask ", then "@Ana Lima" as a mention, then "."
 */
export function splitMentions(body: string, names: readonly string[]): CommentPart[] {
  const parts: CommentPart[] = [];
  const longestFirst = [...names].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  let from = 0;
  for (let at = body.indexOf("@"); at >= 0; at = body.indexOf("@", at + 1)) {
    const name = startsMention(body, at) ? longestFirst.find((each) => standsAt(body, at + 1, each)) : undefined;
    if (name === undefined || at < from) continue;
    if (at > from) parts.push({ mention: false, text: body.slice(from, at) });
    from = at + 1 + name.length;
    parts.push({ mention: true, text: body.slice(at, from) });
  }
  if (from < body.length) parts.push({ mention: false, text: body.slice(from) });
  return parts;
}

/** The ids of those whom a text calls; of several people of one name all. */
export function mentionedIn(body: string, people: readonly MentionedPerson[]): string[] {
  const called = new Set(
    splitMentions(
      body,
      people.map(({ name }) => name),
    )
      .filter(({ mention }) => mention)
      .map(({ text }) => text.slice(1)),
  );
  return people.filter(({ name }) => called.has(name)).map(({ id }) => id);
}

/**
 * What is being typed after an "@" just before the cursor: where the sign stands, and the letters so far.
 * @returns null where no name is being typed
 */
export function mentionBeingTyped(text: string, cursor: number): { at: number; typed: string } | null {
  const at = text.lastIndexOf("@", cursor - 1);
  if (at < 0 || !startsMention(text, at)) return null;
  const typed = text.slice(at + 1, cursor);
  return typed.length > longestName || /[\n\r]|^\s|\s{2}/.test(typed) ? null : { at, typed };
}

/** Those of the people with a word of their name, or the whole of it, that begins so, at most `most`. */
export function whoMayBeMeant(typed: string, people: readonly MentionedPerson[], most: number): MentionedPerson[] {
  const wanted = folded(typed);
  return people
    .filter(({ name }) => {
      const whole = folded(name);
      return (
        whole.startsWith(wanted) || whole.split(" ").some((_, i, words) => words.slice(i).join(" ").startsWith(wanted))
      );
    })
    .slice(0, most);
}

/** An "@" inside an e-mail address calls nobody. */
function startsMention(text: string, at: number): boolean {
  return at === 0 || !/[a-z0-9_.+-]/i.test(text.charAt(at - 1));
}

function standsAt(text: string, at: number, name: string): boolean {
  if (!text.startsWith(name, at)) return false;
  const next = text.charAt(at + name.length);
  return !/[\p{L}\p{N}_]/u.test(next) || UNSPACED_SCRIPTS.test(name.slice(-1));
}

/** Without accents and in lower case, as people type names. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
