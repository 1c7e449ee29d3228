/** What a call is for. */
export type CallPurpose = "expand" | "classify" | "answer";

/** Attempts and what they came to, in US dollars. */
export type CostSums = {
  attempts: number;
  /** Attempts of a model that had no price: they are not counted in `charged`. */
  unpriced: number;
  inputTokens: number;
  /** Of the input's tokens, those that the provider had in its cache. */
  cachedTokens: number;
  outputTokens: number;
  charged: number;
};

/**
 * What an accepted item cost in US dollars; null while there is none, or nothing has a price. `atLeast`: some attempts had
 * no price, so that it is more.
 */
export type ItemCost = { dollars: number | null; atLeast: boolean };

/** What a run cost in the days that are looked at. */
export type RunCosts = CostSums & {
  number: number;
  purpose: CallPurpose;
  /** The run's own model; others may have classified its items. */
  model: string;
  accepted: number;
  perItem: ItemCost;
};

/** What a model of an endpoint cost in the days that are looked at. */
export type ModelCosts = CostSums & {
  endpointId: string;
  endpointName: string;
  model: string;
  practice: boolean;
  /** By the runs on it. */
  accepted: number;
  perItem: ItemCost;
};

/** What a project's calls cost in some days (UTC). */
export type Costs = {
  total: CostSums;
  days: { day: string; charged: number }[];
  /** The dearest first. */
  models: ModelCosts[];
  runs: RunCosts[];
};

/** A project's month (UTC) in US dollars. */
export type MonthBudget = {
  /** Its first day. */
  month: string;
  /** Null is no limit. */
  budget: number | null;
  spent: number;
  reserved: number;
};

/** A model's price in US dollars for a million tokens; `batchShare`: what of it a batch costs, in per cent. */
export type PriceInDollars = { input: number; cachedInput: number; output: number; batchShare: number };

/** A price as somebody entered it; null: they took it away. */
export type PriceEntry = { price: PriceInDollars | null; enteredBy: string | null; at: Date };

/** A model of an endpoint, its price now (null: none), and every one before, the newest first. */
export type PricedModel = { model: string; price: PriceInDollars | null; history: PriceEntry[] };
