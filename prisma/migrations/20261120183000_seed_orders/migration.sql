-- The orders of the table of seeds.
CREATE INDEX "seeds_project_id_updated_at_number_idx" ON "seeds"("project_id", "updated_at", "number");

CREATE INDEX "seeds_project_id_kind_number_idx" ON "seeds"("project_id", "kind", "number");
