import { z } from "zod";
import { StartFailure } from "./start-failure.ts";

const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === "" ? undefined : value.trim()));
const url = optional.pipe(z.url({ protocol: /^https?$/ }).optional());

const schema = z.object({
  /** Connection string of the one store. */
  DATABASE_URL: z.string({ error: "DATABASE_URL is not set. `npm start` sets it; see README." }).min(1),
  /** Root secret of the installation: session tokens and sealed keys derive from it. The same on every machine. */
  SEEDBED_SECRET: z
    .string({ error: "SEEDBED_SECRET is not set. `npm start` makes one; on several machines set the same on each." })
    .min(32, "SEEDBED_SECRET needs at least 32 characters"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  /** The address that people type, where a reverse proxy stands in front. */
  PUBLIC_URL: url,
  SEEDBED_DATA_DIR: z.string().default("data"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** Connections to PostgreSQL that one process holds at most. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** Model calls that one worker process has under way at most. */
  WORKER_CALLS: z.coerce.number().int().min(1).max(1000).default(64),
  /** Memory that near-duplicate indexes may take in one process, in MiB: about 250 for a million tasks, and as much for each tokenizer. */
  INDEX_MEMORY_MB: z.coerce.number().int().min(1).max(1_000_000).default(1024),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: url,
  PRACTICE_MODEL_URL: url,
  OIDC_ISSUER: url,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  /** The provider's name on the sign-in page. */
  OIDC_NAME: optional,
  /** Who may join by it: "invited" (default), or e-mail domains separated by commas. */
  OIDC_JOIN: z.string().default("invited"),
  /** "yes" where the provider never says whether an address is verified, but gives out only its own, as Entra ID does. */
  OIDC_TRUST_EMAIL: z.enum(["yes", "no"]).default("no"),
});

/** The environment of the process, checked. */
export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/**
 * The environment, parsed at the first call and once.
 * @throws StartFailure that names each wrong variable.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    throw new StartFailure(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
  }
  parsed = result.data;
  return parsed;
}
