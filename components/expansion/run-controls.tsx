"use client";

import { Pause, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/notify.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { useLiveRun } from "./run-live.tsx";

type Act = (input: { number: number }) => Promise<ActionResult<void>>;

/** What can be done about a run. */
export type RunActions = { pause: Act; resume: Act; cancel: Act };

/** Pause, resume and cancel, as the run's status allows. The status shown is the server's: nothing is said before it is so. */
export function RunControls({ actions }: { actions: RunActions }) {
  const t = useTranslations("expansion.run");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const { number, progress } = useLiveRun();
  const [pending, startTransition] = useTransition();
  const [asks, setAsks] = useState(false);
  const { status } = progress;
  const cancelledHere = useRef(false);

  useEffect(() => {
    // The button that had the focus is gone with the run's end.
    if (status === "cancelled" && cancelledHere.current && document.activeElement === document.body) {
      document.getElementById("content")?.focus({ preventScroll: true });
    }
  }, [status]);

  async function act(verb: keyof RunActions): Promise<boolean> {
    const result = await actions[verb]({ number }).catch(() => null);
    if (result?.ok) return true;
    notify(result ? result.error.message : tErrors("unreachable"), { tone: "reject", id: "run-control" });
    // Perhaps it is no longer as this page shows it.
    if (result) router.refresh();
    return false;
  }
  const press = (verb: "pause" | "resume") =>
    startTransition(async () => {
      await act(verb);
    });

  if (status === "finished" || status === "cancelled") return null;
  return (
    <>
      {status === "running" ? (
        <Button icon={<Pause />} pending={pending} onClick={() => press("pause")}>
          {t("pause")}
        </Button>
      ) : (
        <Button variant="primary" icon={<Play />} pending={pending} onClick={() => press("resume")}>
          {t("resume")}
        </Button>
      )}
      <Button variant="danger" onClick={() => setAsks(true)}>
        {t("cancel")}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t("cancelQuestion", { number })}
        description={t("cancelDescription")}
        confirmLabel={t("cancelConfirm")}
        cancelLabel={t("cancelNot")}
        onConfirm={async () => {
          const done = await act("cancel");
          cancelledHere.current ||= done;
          return done;
        }}
      />
    </>
  );
}
