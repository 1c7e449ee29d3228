-- AlterTable
ALTER TABLE "items" ADD COLUMN     "last_reviewer_id" UUID;


-- What nobody has decided: counted first, and enough where much waits.
CREATE INDEX "items_unbegun_idx" ON "items" ("project_id", "sequence") WHERE "status" = 'pending' AND "given" = 0 AND NOT "disputed";
