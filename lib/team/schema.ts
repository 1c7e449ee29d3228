import { z } from "zod";

/** Roles in a project, each including those before it. */
export const roles = ["viewer", "annotator", "curator", "admin"] as const;

/** A role in a project. */
export type Role = (typeof roles)[number];

/** An e-mail address, in lower case. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "team.errors.email")
  .pipe(z.email("team.errors.email"));

/** A password: 8 to 200 characters of any kind (NIST SP 800-63B: no composition rules). */
export const password = z.string().min(8, "team.errors.passwordShort").max(200, "team.errors.passwordLong");

/** A person's name as others see it. */
export const personName = z.string().trim().min(1, "team.errors.name").max(100, "team.errors.name");

/** A project's name. */
export const projectName = z.string().trim().min(1, "team.errors.projectName").max(100, "team.errors.projectName");

/** Target shares by category in per cent; they add up to 100 (to one tenth, as published figures are rounded). */
export const targetMix = z
  .object({
    QA: z.number().min(0).max(100),
    IE: z.number().min(0).max(100),
    GEN: z.number().min(0).max(100),
    OTHER: z.number().min(0).max(100),
  })
  .refine((mix) => Math.abs(mix.QA + mix.IE + mix.GEN + mix.OTHER - 100) <= 0.15, "team.errors.targetMix");

/** A project's target shares. */
export type TargetMix = z.infer<typeof targetMix>;
