-- AlterTable
ALTER TABLE "duplicate_marks" ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'planned';

-- AlterTable
ALTER TABLE "duplicate_resolutions" ADD COLUMN     "done" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "groups" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "merge_tags" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "scan_id" UUID,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'done',
ADD COLUMN     "total" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "duplicate_marks_resolution_id_state_item_id_idx" ON "duplicate_marks"("resolution_id", "state", "item_id");

-- An item is set aside for one other at a time.
CREATE UNIQUE INDEX "duplicate_marks_standing_idx" ON "duplicate_marks" ("item_id") WHERE "state" = 'standing';

-- For the sweep, and the page that follows them.
CREATE INDEX "duplicate_resolutions_under_way_idx" ON "duplicate_resolutions" ("created_at") WHERE "status" IN ('planning', 'applying', 'undoing');

-- What is set aside for an item or a seed: its page counts them.
CREATE INDEX "items_duplicate_of_idx" ON "items" ("duplicate_of_id") WHERE "duplicate_of_id" IS NOT NULL;

-- The table filters by tag; few items have any, and an admission pays for none.
CREATE INDEX "items_tags_idx" ON "items" USING GIN ("tags") WHERE "tags" <> '{}';
CREATE INDEX "items_tagged_idx" ON "items" ("project_id", "sequence") WHERE "tags" <> '{}';
