-- A random machine-written item that nobody rejected, to be shown beside seeds: found by its sequence, whatever else the project holds.
CREATE INDEX "items_machine_written_idx" ON "items" ("project_id", "sequence") WHERE "origin" = 'call' AND "status" <> 'rejected';

-- What a seed brought over all runs.
CREATE INDEX "run_seeds_seed_id_idx" ON "run_seeds" ("seed_id");
