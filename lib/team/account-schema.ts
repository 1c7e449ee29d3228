import { z } from "zod";
import { email, id, linkToken, password, personName, preferenceChanges } from "./schema.ts";

/** The set-up page: the first admin, and the code from the terminal where one is asked for. */
export const setUpInput = z.object({ name: personName, email, password, code: z.string().max(100).default("") });

/** A person's own name. */
export const profileInput = z.object({ name: personName });

/** A person's own new password, and the one until now. */
export const passwordChangeInput = z.object({ oldPassword: z.string().max(1000), password });

/** Changes of some of a person's preferences, as the account page and the review desk send them. */
export const preferencesInput = preferenceChanges;

/** The page behind an admin's one-time link: a new password. */
export const passwordResetInput = z.object({ token: linkToken, password });

/** An action that needs nothing to be said. */
export const nothing = z.undefined();

/** One account. */
export const personRef = z.object({ userId: id });

/** Whether an account is to run the installation too. */
export const siteAdminInput = z.object({ userId: id, isSiteAdmin: z.boolean() });

/** Whether an account is to be shut. */
export const disabledInput = z.object({ userId: id, disabled: z.boolean() });
