-- What a run's calls cost, in the order of cost. Partial, as an index that carries further columns is not one that the schema knows.
DROP INDEX "attempts_cost_idx";
CREATE INDEX "attempts_cost_idx" ON "attempts" ("run_id", "call_id", "charged") WHERE "charged" > 0;
