-- What people decided on the items of each run, counted from the index alone. Only decided items stand in it, so admitting costs nothing.
CREATE INDEX "items_decided_by_run_idx" ON "items" ("run_id", "status") WHERE "status" <> 'pending';
