-- CreateEnum
CREATE TYPE "ScanStatus" AS ENUM ('waiting', 'running', 'done', 'failed');

-- AlterTable
ALTER TABLE "item_versions" ADD COLUMN     "override" JSONB;

-- AlterTable
ALTER TABLE "items" ADD COLUMN     "duplicate_of_id" UUID,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "tokenizer" TEXT NOT NULL DEFAULT 'rouge';

-- CreateTable
CREATE TABLE "duplicate_resolutions" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "made_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "duplicate_resolutions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_marks" (
    "resolution_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "kept_of" TEXT NOT NULL,
    "kept_id" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "tags_given" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "duplicate_marks_pkey" PRIMARY KEY ("resolution_id","item_id")
);

-- CreateTable
CREATE TABLE "similarity_scans" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "tokenizer" TEXT NOT NULL,
    "status" "ScanStatus" NOT NULL DEFAULT 'waiting',
    "as_of" BIGINT,
    "size" INTEGER NOT NULL DEFAULT 0,
    "step" TEXT NOT NULL DEFAULT 'read',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "forest" BYTEA,
    "histograms" JSONB,
    "pairs" BIGINT NOT NULL DEFAULT 0,
    "capped" BOOLEAN NOT NULL DEFAULT false,
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "similarity_scans_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "duplicate_resolutions_project_id_created_at_idx" ON "duplicate_resolutions"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "duplicate_marks_item_id_idx" ON "duplicate_marks"("item_id");

-- CreateIndex
CREATE INDEX "duplicate_marks_kept_id_idx" ON "duplicate_marks"("kept_id");

-- CreateIndex
CREATE INDEX "similarity_scans_project_id_created_at_idx" ON "similarity_scans"("project_id", "created_at");

-- AddForeignKey
ALTER TABLE "duplicate_marks" ADD CONSTRAINT "duplicate_marks_resolution_id_fkey" FOREIGN KEY ("resolution_id") REFERENCES "duplicate_resolutions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


