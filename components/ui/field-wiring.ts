"use client";

import { createContext, use } from "react";

/** What a Field tells the control inside it. */
export type FieldWiring = {
  id: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
};

export const FieldContext = createContext<FieldWiring | null>(null);

type OwnProps = {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
};

/**
 * The id and ARIA attributes of a control: its own where given, else those of the Field around it. Hints and
 * errors of both are joined. `aria-required` and not `required`, because the server names the reason itself and
 * the browser's bubble would come before it.
 */
export function useControlWiring(own: OwnProps) {
  const field = use(FieldContext);
  const describedBy = [field?.describedBy, own["aria-describedby"]].filter(Boolean).join(" ") || undefined;
  return {
    id: own.id ?? field?.id,
    "aria-describedby": describedBy,
    "aria-invalid": own["aria-invalid"] ?? (field?.invalid || undefined),
    "aria-required": field?.required || undefined,
  };
}

/** The id of the label of the Field around, for controls that a `<label for>` cannot name. */
export function useFieldLabelId(): string | undefined {
  return use(FieldContext)?.labelId;
}
