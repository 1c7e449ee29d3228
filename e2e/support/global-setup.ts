import { startProduct } from "./product.ts";

/**
 * Before the browser tests: starts the product once for all of them and tells the tests where it is.
 * @returns what ends it.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const product = await startProduct("e2e");
  Object.assign(process.env, {
    E2E_ADDRESS: product.address,
    DATABASE_URL: product.databaseUrl,
    SEEDBED_SECRET: product.secret,
    PRACTICE_MODEL_URL: "http://127.0.0.1/practice",
    LOG_LEVEL: "silent",
  });
  return product.remove;
}
