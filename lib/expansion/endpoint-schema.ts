import { z } from "zod";

function carriesSecret(url: string): boolean {
  // Asked of everything that is entered, also of what is no address.
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== "" || password !== "";
}

/** A model endpoint as an admin enters it. */
export const endpointInput = z.object({
  /** None for a new one. */
  id: z.uuid().nullable().default(null),
  name: z.string().trim().min(1, "expansion.errors.endpointName").max(100, "expansion.errors.endpointName"),
  /** Up to and with the version: https://host/v1 */
  baseUrl: z
    .url({ protocol: /^https?$/, error: "expansion.errors.baseUrl" })
    .max(500, "expansion.errors.baseUrl")
    .refine((url) => !carriesSecret(url), "expansion.errors.baseUrlSecret")
    .transform((url) => url.replace(/\/+$/, "")),
  /** A new key; empty keeps the stored one. */
  key: z
    .string()
    .trim()
    .max(1000, "expansion.errors.key")
    // What no HTTP header can carry, such as a line break or a curly quote that came along with the key.
    .regex(/^[\x21-\x7e]*$/, "expansion.errors.keyCharacters")
    .default(""),
  /** Drop the stored key. */
  removeKey: z.boolean().default(false),
});

/** A model endpoint as an admin enters it. */
export type EndpointInput = z.output<typeof endpointInput>;

/** An endpoint by its id. */
export const endpointRef = z.object({ id: z.uuid() });
