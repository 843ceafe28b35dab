-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "erasedAt" BIGINT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "noticedAt" BIGINT;

-- CreateTable
CREATE TABLE "Early" (
    "shopId" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "at" BIGINT NOT NULL,
    "heardAt" BIGINT NOT NULL,

    CONSTRAINT "Early_pkey" PRIMARY KEY ("shopId","ref","kind")
);

-- CreateTable
CREATE TABLE "Process" (
    "id" TEXT NOT NULL,
    "shopId" INTEGER NOT NULL,
    "startedAt" BIGINT NOT NULL,
    "seenAt" BIGINT NOT NULL,

    CONSTRAINT "Process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lease" (
    "shopId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" BIGINT NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("shopId","name")
);

-- CreateTable
CREATE TABLE "Pause" (
    "shopId" INTEGER NOT NULL,
    "chat" TEXT NOT NULL,
    "until" BIGINT NOT NULL,

    CONSTRAINT "Pause_pkey" PRIMARY KEY ("shopId","chat")
);

-- CreateIndex
CREATE INDEX "Early_shopId_heardAt_idx" ON "Early"("shopId", "heardAt");

-- CreateIndex
CREATE INDEX "Process_shopId_seenAt_idx" ON "Process"("shopId", "seenAt");
