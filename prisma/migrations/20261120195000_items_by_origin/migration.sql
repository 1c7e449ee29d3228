-- The table of items by what they came from, where that is not an expansion, which most of them come from.
CREATE INDEX "items_other_origin_idx" ON "items" ("project_id", "origin", "sequence") WHERE "origin" <> 'call';
