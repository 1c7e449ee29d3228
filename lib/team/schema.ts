import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";

/** Roles in a project, each including those before it. */
export const roles = ["viewer", "annotator", "curator", "admin"] as const;

/** A role in a project. */
export type Role = (typeof roles)[number];

/** The id of an account, invitation or project. */
export const id = z.uuid("errors.notFound");

/** The secret part of a one-time link. */
export const linkToken = z.string().max(100);

/** An e-mail address, in lower case. */
export const email = z
  .string("team.errors.email")
  .trim()
  .toLowerCase()
  .max(254, "team.errors.email")
  .pipe(z.email("team.errors.email"));

/** A password: 8 to 200 characters of any kind (NIST SP 800-63B: no composition rules). */
export const password = z
  .string("team.errors.passwordShort")
  .min(8, "team.errors.passwordShort")
  .max(200, "team.errors.passwordLong");

/** A person's name as others see it. */
export const personName = z
  .string("team.errors.name")
  .trim()
  .min(1, "team.errors.name")
  .max(100, "team.errors.name")
  .transform(storableText);

/** A project's name. */
export const projectName = z
  .string("team.errors.projectName")
  .trim()
  .min(1, "team.errors.projectName")
  .max(100, "team.errors.projectName")
  .transform(storableText);

const share = z.number("team.errors.share").min(0, "team.errors.share").max(100, "team.errors.share");

/** Target shares by category in per cent; they add up to 100 (to one tenth, as published figures are rounded). */
export const targetMix = z
  .object({ QA: share, IE: share, GEN: share, OTHER: share })
  .refine((mix) => Math.abs(mix.QA + mix.IE + mix.GEN + mix.OTHER - 100) <= 0.15, "team.errors.targetMix");

/** A project's target shares. */
export type TargetMix = z.infer<typeof targetMix>;

/** What counts as a word where a project's texts are compared: runs of a-z and 0-9, or the words of any script. */
export const tokenizer = z.enum(["rouge", "unicode"]);

/** How a person wants the interface; what is not set has its default. */
export const preferences = z.object({
  /** Whether keys alone (A, R, 1 to 4, ...) do something in review (WCAG 2.1.4). */
  singleKeyShortcuts: z.boolean().default(true),
});

/** A person's preferences. */
export type Preferences = z.output<typeof preferences>;
