import { z } from "zod";

/** What is compared: the verdicts alone, or the verdicts with the categories of approvals. */
export const comparisons = ["answer", "verdict"] as const;

/** One of them. */
export type Comparison = (typeof comparisons)[number];

/** What is compared, from an address: verdict and category unless it says otherwise. */
export const comparison = z.enum(comparisons).catch("answer");

/** The answers that a decision can be: the category of an approval, or a rejection. */
export const answers = ["QA", "IE", "GEN", "OTHER", "reject"] as const;

/** One of them. */
export type Answer = (typeof answers)[number];

/** From here on agreement is tentative, and from there on reliable. Source: Krippendorff, "Content Analysis" (2004), 11.4.2. */
export const levels = { tentative: 0.667, reliable: 0.8 } as const;
