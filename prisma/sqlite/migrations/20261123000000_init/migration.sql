-- CreateTable
CREATE TABLE "Shop" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "shopId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "byId" INTEGER,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("shopId", "name")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nickname" TEXT,
    "role" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "ranked" BOOLEAN NOT NULL DEFAULT true,
    "locale" TEXT,
    "telegramId" TEXT,
    "telegramName" TEXT,
    "slackId" TEXT,
    "privateChat" BOOLEAN NOT NULL DEFAULT false,
    "tryingUntil" BIGINT,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "userChatId" TEXT NOT NULL,
    "personId" INTEGER,
    "enabled" BOOLEAN NOT NULL,
    "canReply" BOOLEAN NOT NULL,
    "standing" TEXT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "accountId" INTEGER,
    "name" TEXT NOT NULL,
    "username" TEXT,
    "locale" TEXT,
    "unreachableAt" BIGINT,
    "ignored" BOOLEAN NOT NULL DEFAULT false,
    "inbox" TEXT,
    "topicId" TEXT,
    "surveyedAt" BIGINT,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Message" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "order" BIGINT NOT NULL,
    "author" TEXT NOT NULL,
    "personId" INTEGER,
    "creditId" INTEGER,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "courtesy" BOOLEAN NOT NULL DEFAULT false,
    "question" BOOLEAN NOT NULL DEFAULT false,
    "comment" BOOLEAN NOT NULL DEFAULT false,
    "trial" BOOLEAN NOT NULL DEFAULT false,
    "album" TEXT,
    "replyTo" TEXT,
    "copyRef" TEXT,
    "editedAt" BIGINT,
    "deletedAt" BIGINT,
    "refusedAt" BIGINT,
    "heardAt" BIGINT NOT NULL,
    CONSTRAINT "Message_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Act" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "order" BIGINT NOT NULL,
    "byId" INTEGER,
    "toId" INTEGER,
    "messageId" INTEGER,
    CONSTRAINT "Act_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "startedAt" BIGINT NOT NULL,
    "endedAt" BIGINT,
    "ended" TEXT,
    "endedById" INTEGER,
    "closesAt" BIGINT,
    "assignedId" INTEGER,
    "answered" BOOLEAN NOT NULL,
    "lastAnswerAt" BIGINT,
    "lastAnswerBy" INTEGER,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "trial" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Conversation_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Stretch" (
    "conversationId" INTEGER NOT NULL,
    "shopId" INTEGER NOT NULL,
    "openedAt" BIGINT NOT NULL,
    "resolvedAt" BIGINT NOT NULL,
    "openSeconds" INTEGER NOT NULL,
    "how" TEXT NOT NULL,
    "creditId" INTEGER,

    PRIMARY KEY ("conversationId", "openedAt"),
    CONSTRAINT "Stretch_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Wait" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "conversationId" INTEGER NOT NULL,
    "openerId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "openedAt" BIGINT NOT NULL,
    "dueAt" BIGINT,
    "targetSeconds" INTEGER NOT NULL,
    "closedAt" BIGINT,
    "answerId" INTEGER,
    "answeredById" INTEGER,
    "openSeconds" INTEGER,
    "elapsedSeconds" INTEGER,
    "adminSeconds" INTEGER,
    "chargedId" INTEGER,
    "decidedAt" BIGINT,
    "claimedById" INTEGER,
    "claimUntil" BIGINT,
    "snoozedUntil" BIGINT,
    "alertId" INTEGER,
    "warnedAt" BIGINT,
    "alertedAt" BIGINT,
    "soundedAt" BIGINT,
    "stepAt" BIGINT,
    CONSTRAINT "Wait_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Wait_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Wait_openerId_fkey" FOREIGN KEY ("openerId") REFERENCES "Message" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Wait_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "grouped" BOOLEAN NOT NULL,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Survey" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "conversationId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "askAt" BIGINT NOT NULL,
    "creditId" INTEGER,
    "deliveredAt" BIGINT,
    "score" INTEGER,
    "votedAt" BIGINT,
    "firstVotedAt" BIGINT,
    "comment" TEXT,
    "commentId" INTEGER,
    CONSTRAINT "Survey_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Survey_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "subject" TEXT,
    "payload" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL DEFAULT 1,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "shown" TEXT,
    "receipt" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "notBefore" BIGINT NOT NULL,
    "leaseUntil" BIGINT NOT NULL DEFAULT 0,
    "leasedBy" TEXT,
    "createdAt" BIGINT NOT NULL,
    "sentAt" BIGINT,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "byId" INTEGER,
    "line" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_shopId_telegramId_key" ON "Person"("shopId", "telegramId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_shopId_slackId_key" ON "Person"("shopId", "slackId");

-- CreateIndex
CREATE INDEX "Account_connectionId_idx" ON "Account"("connectionId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_shopId_userId_key" ON "Account"("shopId", "userId");

-- CreateIndex
CREATE INDEX "Customer_shopId_inbox_topicId_idx" ON "Customer"("shopId", "inbox", "topicId");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_shopId_channel_address_key" ON "Customer"("shopId", "channel", "address");

-- CreateIndex
CREATE INDEX "Message_customerId_at_order_idx" ON "Message"("customerId", "at", "order");

-- CreateIndex
CREATE INDEX "Message_shopId_copyRef_idx" ON "Message"("shopId", "copyRef");

-- CreateIndex
CREATE UNIQUE INDEX "Message_shopId_ref_key" ON "Message"("shopId", "ref");

-- CreateIndex
CREATE INDEX "Act_customerId_at_idx" ON "Act"("customerId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Act_shopId_key_key" ON "Act"("shopId", "key");

-- CreateIndex
CREATE INDEX "Conversation_shopId_closesAt_idx" ON "Conversation"("shopId", "closesAt");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_customerId_startedAt_key" ON "Conversation"("customerId", "startedAt");

-- CreateIndex
CREATE INDEX "Stretch_shopId_resolvedAt_idx" ON "Stretch"("shopId", "resolvedAt");

-- CreateIndex
CREATE INDEX "Wait_shopId_stepAt_idx" ON "Wait"("shopId", "stepAt");

-- CreateIndex
CREATE INDEX "Wait_shopId_state_openedAt_idx" ON "Wait"("shopId", "state", "openedAt");

-- CreateIndex
CREATE INDEX "Wait_shopId_decidedAt_idx" ON "Wait"("shopId", "decidedAt");

-- CreateIndex
CREATE INDEX "Wait_shopId_closedAt_idx" ON "Wait"("shopId", "closedAt");

-- CreateIndex
CREATE INDEX "Wait_customerId_openedAt_idx" ON "Wait"("customerId", "openedAt");

-- CreateIndex
CREATE INDEX "Wait_conversationId_idx" ON "Wait"("conversationId");

-- CreateIndex
CREATE INDEX "Wait_alertId_idx" ON "Wait"("alertId");

-- CreateIndex
CREATE UNIQUE INDEX "Wait_openerId_key" ON "Wait"("openerId");

-- CreateIndex
CREATE INDEX "Alert_shopId_grouped_createdAt_idx" ON "Alert"("shopId", "grouped", "createdAt");

-- CreateIndex
CREATE INDEX "Survey_shopId_state_askAt_idx" ON "Survey"("shopId", "state", "askAt");

-- CreateIndex
CREATE INDEX "Survey_shopId_deliveredAt_idx" ON "Survey"("shopId", "deliveredAt");

-- CreateIndex
CREATE INDEX "Survey_customerId_state_idx" ON "Survey"("customerId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_conversationId_kind_askAt_key" ON "Survey"("conversationId", "kind", "askAt");

-- CreateIndex
CREATE INDEX "Outbox_shopId_state_lane_id_idx" ON "Outbox"("shopId", "state", "lane", "id");

-- CreateIndex
CREATE INDEX "Outbox_shopId_subject_idx" ON "Outbox"("shopId", "subject");

-- CreateIndex
CREATE INDEX "Outbox_shopId_state_sentAt_idx" ON "Outbox"("shopId", "state", "sentAt");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_shopId_key_key" ON "Outbox"("shopId", "key");

-- CreateIndex
CREATE INDEX "Audit_shopId_at_idx" ON "Audit"("shopId", "at");
