import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env.ts";

/** A 32-byte key for one purpose, derived from SEEDBED_SECRET (HKDF-SHA-256, RFC 5869). */
export function deriveKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().SEEDBED_SECRET, "seedbed", purpose, 32));
}

/**
 * Encrypts a secret for storage: AES-256-GCM with a fresh nonce.
 * @param context what it belongs to (a row's id); unsealing with another context fails.
 * @returns `v1.` and base64url of nonce, tag and ciphertext.
 */
export function seal(secret: string, context: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", deriveKey("seal"), nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/**
 * @throws Error when it was sealed with another SEEDBED_SECRET or for another context, or was altered.
 */
export function unseal(sealed: string, context: string): string {
  if (!sealed.startsWith("v1.")) throw new Error("Not a sealed secret");
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", deriveKey("seal"), bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** A one-time token for a link: 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token, hex: what is stored of it. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
