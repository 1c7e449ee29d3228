import type { ReviewPolicy } from "./policy.ts";

/** A setting that differs between two policies. */
export type PolicyChange = {
  setting: keyof ReviewPolicy;
  from: string | number | boolean;
  to: string | number | boolean;
};

/** What differs between two policies, in the order of the settings. */
export function policyChanges(before: ReviewPolicy, after: ReviewPolicy): PolicyChange[] {
  return (Object.keys(before) as (keyof ReviewPolicy)[])
    .filter((setting) => before[setting] !== after[setting])
    .map((setting) => ({ setting, from: before[setting], to: after[setting] }));
}
