"use client";

import { useRouter } from "next/navigation";
import { emptySeed, type SeedFields } from "#lib/seeds/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import type { SeedSuggestions } from "./seed-fields.tsx";
import { SeedForm } from "./seed-form.tsx";

const unsaved = { revision: 0, fields: emptySeed, savedBy: null, savedAt: new Date(0) };

/** Writes a new seed, and goes on to its page once it is saved. */
export function NewSeed({
  projectSlug,
  userId,
  suggestions,
  create,
}: {
  projectSlug: string;
  userId: string;
  suggestions: SeedSuggestions;
  create: (fields: SeedFields) => Promise<ActionResult<{ number: number }>>;
}) {
  const router = useRouter();
  return (
    <SeedForm
      projectSlug={projectSlug}
      userId={userId}
      number={null}
      server={unsaved}
      suggestions={suggestions}
      similar={null}
      save={async ({ fields }) => {
        const result = await create(fields);
        return result.ok ? { ok: true, value: { ...result.value, revision: 0, unchanged: false } } : result;
      }}
      onSaved={({ number }) => router.push(`/p/${projectSlug}/seeds/${number}`)}
    />
  );
}
