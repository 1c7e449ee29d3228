-- The review queue narrowed to a category or a run: what waits there, oldest first, however much is decided already.
CREATE INDEX "items_pending_category_idx" ON "items" ("project_id", "proposed_category", "sequence") WHERE "status" = 'pending';
CREATE INDEX "items_pending_run_idx" ON "items" ("run_id", "sequence") WHERE "status" = 'pending';

-- The table of items by the category that it shows: the decided one, or else the proposed one.
CREATE INDEX "items_shown_category_idx" ON "items" ("project_id", (COALESCE("category", "proposed_category")), "sequence");

-- Items that a person let in over a rule.
CREATE INDEX "items_restored_idx" ON "items" ("project_id", "sequence") WHERE "rejection_id" IS NOT NULL;
