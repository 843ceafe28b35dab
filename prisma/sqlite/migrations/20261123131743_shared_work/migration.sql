-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "erasedAt" BIGINT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "noticedAt" BIGINT;

-- CreateTable
CREATE TABLE "Early" (
    "shopId" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "at" BIGINT NOT NULL,
    "heardAt" BIGINT NOT NULL,

    PRIMARY KEY ("shopId", "ref", "kind")
);

-- CreateTable
CREATE TABLE "Process" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shopId" INTEGER NOT NULL,
    "startedAt" BIGINT NOT NULL,
    "seenAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Lease" (
    "shopId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" BIGINT NOT NULL,

    PRIMARY KEY ("shopId", "name")
);

-- CreateTable
CREATE TABLE "Pause" (
    "shopId" INTEGER NOT NULL,
    "chat" TEXT NOT NULL,
    "until" BIGINT NOT NULL,

    PRIMARY KEY ("shopId", "chat")
);

-- CreateIndex
CREATE INDEX "Early_shopId_heardAt_idx" ON "Early"("shopId", "heardAt");

-- CreateIndex
CREATE INDEX "Process_shopId_seenAt_idx" ON "Process"("shopId", "seenAt");
