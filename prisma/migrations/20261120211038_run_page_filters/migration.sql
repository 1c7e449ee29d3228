-- The calls of a run that failed, and its calls by how long they took.
CREATE INDEX "calls_failed_idx" ON "calls" ("run_id", "purpose", "number") WHERE "status" = 'failed';
CREATE INDEX "calls_latency_idx" ON "calls" ("run_id", "purpose", "latency_ms", "number") WHERE "latency_ms" IS NOT NULL;

-- The attempts of a run that came to something other than an answer, those for which more tokens were reported than
-- there can have been (attempts from before bounds have none), and what each of its calls costs.
CREATE INDEX "attempts_trouble_idx" ON "attempts" ("run_id", "outcome", "call_id") WHERE "outcome" <> 'answered';
CREATE INDEX "attempts_excess_idx" ON "attempts" ("run_id", "call_id")
WHERE ("input_bound" > 0 AND "input_tokens" > "input_bound") OR ("output_bound" > 0 AND "output_tokens" > "output_bound");
CREATE INDEX "attempts_cost_idx" ON "attempts" ("run_id", "call_id") INCLUDE ("charged");

-- The ledger by score, and by words.
CREATE INDEX "rejections_score_idx" ON "rejections" ("run_id", "score", "sequence") WHERE "score" IS NOT NULL;
CREATE INDEX "rejections_search_idx" ON "rejections" USING GIN (
    to_tsvector('english', left("instruction", 20000) || ' ' || left("input", 60000) || ' ' || left("output", 60000)));
