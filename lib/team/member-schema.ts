import { z } from "zod";
import { email, id, linkToken, password, personName, roles } from "./schema.ts";

const role = z.enum(roles, "team.errors.role");

/** Whom to invite, and as what. */
export const invitationInput = z.object({ email, role });

/** One invitation of the project. */
export const invitationRef = z.object({ invitationId: id });

/** An invitation by its link. */
export const invitationLink = z.object({ token: linkToken });

/** Accepting an invitation by its link with a new account. */
export const newAccountInput = z.object({ token: linkToken, name: personName, password });

/** A member's new role. */
export const roleChange = z.object({ userId: id, role });

/** One member. */
export const memberRef = z.object({ userId: id });
