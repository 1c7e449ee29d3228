-- Whose part of the queue an item falls in: a small share is found and counted without looking at the rest.
CREATE INDEX "items_assignment_idx" ON "items" ("project_id", spread("sequence", 2)) INCLUDE ("sequence", "status");
