import { forbidden, notFound } from "next/navigation";
import { Refusal } from "#lib/platform/errors.ts";

/**
 * Awaits a query on behalf of a page: what is not found shows the page that says so, and what the role does not open
 * the forbidden page. Other failures go on to the error boundary.
 * @example const seed = await forPage(getSeed(member, number));
 */
export async function forPage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") notFound();
    if (error instanceof Refusal && error.code === "forbidden") forbidden();
    throw error;
  }
}
