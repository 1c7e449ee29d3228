-- AlterTable
ALTER TABLE "similarity_scans" ADD COLUMN     "absent" BYTEA;

