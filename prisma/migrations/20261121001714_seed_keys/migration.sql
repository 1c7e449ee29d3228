-- CreateIndex
CREATE UNIQUE INDEX "seeds_project_id_sequence_key" ON "seeds"("project_id", "sequence");


