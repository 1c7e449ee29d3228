-- AlterTable
ALTER TABLE "batches" ADD COLUMN     "answered" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ignored" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "purpose" "CallPurpose" NOT NULL DEFAULT 'expand',
ADD COLUMN     "put_back" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "batches_status_next_look_at_idx" ON "batches"("status", "next_look_at");


