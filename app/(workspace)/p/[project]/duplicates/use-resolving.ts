import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { announce } from "#components/ui/announce.ts";
import { dismissToast, notify, notifyUndo } from "#components/ui/notify.ts";
import type { ResolutionState, ResolveByRuleInput, ResolveInput } from "#lib/review/resolution-schema.ts";

const askEvery = 700;
/** A lost connection is tried again a few times: the id makes it harmless. */
const attempts = 3;

/**
 * Sends resolutions and takes them back: what was done last first. A long one is followed until it is through.
 * @param onChanged is called when the groups may read otherwise than shown
 */
export function useResolving(api: string, onChanged: () => void) {
  const t = useTranslations("duplicates.done");
  const unreachable = useTranslations("errors")("unreachable");
  /** The newest last: what U takes back. */
  const past = useRef<string[]>([]);
  const [long, setLong] = useState<ResolutionState | null>(null);
  const changed = useRef(onChanged);
  changed.current = onChanged;
  const path = `${api}/duplicates/resolutions`;

  useEffect(() => {
    if (!long) return;
    const timer = setTimeout(async () => {
      const answer = await askServer<ResolutionState>(`${path}/${long.id}`);
      if (!answer.ok) return setLong({ ...long });
      follow(answer.value);
    }, askEvery);
    return () => clearTimeout(timer);
  });

  /** Shows how far a long one is, and says when it is through. */
  function follow(state: ResolutionState): void {
    const through = state.status === "done" || state.status === "undone";
    setLong(through ? null : state);
    if (state.status === "done") say(state);
    if (state.status === "undone") notify(t("undone"), { id: state.id });
    if (through) changed.current();
  }

  function say(state: ResolutionState): void {
    const skipped = state.skipped > 0 ? ` ${t("skipped", { count: state.skipped })}` : "";
    if (state.setAside === 0) notify(`${t("nothing")}${skipped}`, { id: state.id, tone: "warning" });
    else
      notifyUndo(
        `${t("setAside", { count: state.setAside, groups: state.groups })}${skipped}`,
        t("undo"),
        () => void undo(state.id),
        state.id,
      );
  }

  async function send(to: string, body: ResolveInput | ResolveByRuleInput): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      const answer = await askServer<ResolutionState>(`${api}/duplicates/${to}`, { body });
      if (answer.ok) {
        follow(answer.value);
        return true;
      }
      if (answer.status === null && attempt < attempts) continue;
      past.current = past.current.filter((id) => id !== body.id);
      dismissToast(body.id);
      notify(answer.error?.message ?? unreachable, { tone: "reject" });
      changed.current();
      return false;
    }
  }

  async function undo(id = past.current.at(-1)): Promise<void> {
    if (id === undefined) return announce(t("nothingToUndo"));
    past.current = past.current.filter((each) => each !== id);
    const answer = await askServer<ResolutionState>(`${path}/${id}`, { method: "DELETE" });
    if (answer.ok) return follow(answer.value);
    notify(answer.error?.message ?? unreachable, { tone: "reject" });
  }

  return {
    /** A resolution that is not through yet. */
    long,
    undo,
    /** Keeps one of a group: said at once, with the way back, and sent. */
    resolve: (input: ResolveInput, aside: number) => {
      past.current.push(input.id);
      notifyUndo(t("setAside", { count: aside, groups: 1 }), t("undo"), () => void undo(input.id), input.id);
      return send("resolutions", input);
    },
    /** Lets a rule decide. */
    resolveByRule: (input: ResolveByRuleInput) => {
      past.current.push(input.id);
      return send("rule", input);
    },
  };
}
