"use client";

import { useTransition } from "react";
import { Button } from "#components/ui/button.tsx";

/** Signs out at once. */
export function SignOutButton({ signOut, label }: { signOut: () => unknown; label: string }) {
  const [pending, startTransition] = useTransition();
  return (
    <Button variant="quiet" pending={pending} onClick={() => startTransition(async () => void (await signOut()))}>
      {label}
    </Button>
  );
}
