-- DropIndex
DROP INDEX "malformed_parts_run_id_idx";

-- CreateIndex
CREATE INDEX "malformed_parts_run_id_id_idx" ON "malformed_parts"("run_id", "id");

-- CreateIndex
CREATE INDEX "rejections_run_id_sequence_idx" ON "rejections"("run_id", "sequence");


