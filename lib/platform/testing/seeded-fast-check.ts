import fastCheck, { type IAsyncProperty, type IProperty, type Parameters } from "fast-check";

export * from "fast-check";

const seed = Number(process.env.PROPERTY_SEED || 1);
const times = Number(process.env.PROPERTY_TIMES || 1);

/** fast-check's own, but for the examples: always those of one seed, and so many times as many. */
function assert<Example>(
  property: IProperty<Example> | IAsyncProperty<Example>,
  parameters: Parameters<Example> = {},
): unknown {
  return fastCheck.assert(property as IAsyncProperty<Example>, {
    seed,
    ...parameters,
    numRuns: (parameters.numRuns ?? 100) * times,
  });
}

/**
 * What tests get as "fast-check" (vitest.config.ts). Each run of the tests tries the same examples, so that what passed once
 * passes again; PROPERTY_SEED and PROPERTY_TIMES try others, and more.
 */
export default { ...fastCheck, assert };
