-- AlterTable
ALTER TABLE "dataset_versions" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "lease_until" TIMESTAMPTZ(3),
ADD COLUMN     "prepared_rows" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "provenance" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "ended_sessions" (
    "id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invitations_email_idx" ON "invitations"("email");

-- CreateIndex
CREATE INDEX "items_project_id_status_category_proposed_category_idx" ON "items"("project_id", "status", "category", "proposed_category");

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Standing decisions by day and reviewer: what the overview counts, read from the index alone.
CREATE INDEX "decisions_standing_by_day_idx" ON "decisions" ("project_id", "created_at") INCLUDE ("reviewer_id") WHERE "revoked_at" IS NULL;
