-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "added" BOOLEAN NOT NULL DEFAULT false;


