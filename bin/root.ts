import { dirname } from "node:path";

/** The folder of the checkout. */
export const root: string = dirname(import.meta.dirname);
