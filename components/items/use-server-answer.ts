import { useEffect, useState } from "react";
import { askServer } from "./ask-server.ts";

/** What the server last said to a question that changes as a person types. */
export type ServerAnswer<T> = {
  /** The latest value, also while the next is on its way or was refused; null until there is one. */
  value: T | null;
  /** Why the latest question got none. `message` is null where the server could not be reached. */
  failure: { message: string | null } | null;
  /** The question has changed since the value. */
  pending: boolean;
};

/**
 * Asks one of our route handlers again whenever the question changes and then stays the same for a while. An answer to an older question
 * is dropped.
 * @param question as JSON text, so that the same question is asked once however often a form draws itself; null while there is none
 * @param pauseMs typing goes on this long, in milliseconds, before the server is asked
 */
export function useServerAnswer<T>(path: string, question: string | null, pauseMs: number): ServerAnswer<T> {
  const [answer, setAnswer] = useState<ServerAnswer<T>>({ value: null, failure: null, pending: true });

  useEffect(() => {
    setAnswer(({ value }) => ({ value, failure: null, pending: question !== null }));
    if (question === null) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const said = await askServer<T>(path, { body: JSON.parse(question) });
      if (!wanted) return;
      setAnswer(({ value }) =>
        said.ok
          ? { value: said.value, failure: null, pending: false }
          : { value, failure: { message: said.error?.message ?? null }, pending: false },
      );
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [path, question, pauseMs]);

  return answer;
}
