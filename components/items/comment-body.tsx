import { type MentionedPerson, splitMentions } from "./mentions.ts";

/** A comment's text, in which the names of those whom it calls are marked. */
export function CommentBody({
  body,
  mentions,
  people,
  me,
}: {
  body: string;
  /** Ids of those whom it calls. */
  mentions: readonly string[];
  people: readonly MentionedPerson[];
  /** The id of who reads. */
  me: string;
}) {
  const called = people.filter(({ id }) => mentions.includes(id));
  const own = called.find(({ id }) => id === me)?.name;
  const parts = splitMentions(
    body,
    called.map(({ name }) => name),
  );
  return (
    <p className="wrap-anywhere whitespace-pre-wrap">
      {parts.map(({ mention, text }, i) =>
        mention ? (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
            key={i}
            className={
              text.slice(1) === own
                ? "rounded-sm bg-accent px-1 font-medium text-on-accent"
                : "rounded-sm bg-accent-soft px-1 font-medium text-accent-text"
            }
          >
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  );
}
