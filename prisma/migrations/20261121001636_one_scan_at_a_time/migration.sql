-- At most one look at a project's tasks is under way.
CREATE UNIQUE INDEX "similarity_scans_under_way_idx" ON "similarity_scans"("project_id") WHERE "status" IN ('waiting', 'running');
