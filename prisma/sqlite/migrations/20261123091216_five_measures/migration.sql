-- AlterTable
ALTER TABLE "Act" ADD COLUMN "voidedAt" BIGINT;
ALTER TABLE "Act" ADD COLUMN "voidedById" INTEGER;

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "awayAt" BIGINT;
ALTER TABLE "Customer" ADD COLUMN "optedOutAt" BIGINT;

-- CreateTable
CREATE TABLE "Part" (
    "conversationId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "shopId" INTEGER NOT NULL,
    "firstAt" BIGINT NOT NULL,
    "messages" INTEGER NOT NULL,

    PRIMARY KEY ("conversationId", "personId"),
    CONSTRAINT "Part_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SurveyRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from" BIGINT NOT NULL,
    "to" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "asking" INTEGER NOT NULL,
    "byId" INTEGER,
    "createdAt" BIGINT NOT NULL,
    "endedAt" BIGINT
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "conversationId" INTEGER,
    "messageId" INTEGER,
    "key" TEXT NOT NULL,
    "creditId" INTEGER,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "ruling" TEXT,
    "ruledById" INTEGER,
    "ruledAt" BIGINT,
    "alerted" BOOLEAN NOT NULL DEFAULT false,
    "goneAt" BIGINT,
    CONSTRAINT "Finding_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Finding_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Finding_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Order" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "customerId" INTEGER,
    "state" TEXT NOT NULL,
    "amountMinor" BIGINT,
    "currency" TEXT,
    "items" TEXT,
    "source" TEXT NOT NULL,
    "recordedById" INTEGER,
    "placedAt" BIGINT NOT NULL,
    "paidAt" BIGINT,
    "packedAt" BIGINT,
    "shippedAt" BIGINT,
    "deliveredAt" BIGINT,
    "cancelledAt" BIGINT,
    "courier" TEXT,
    "tracking" TEXT,
    "conversationId" INTEGER,
    "creditId" INTEGER,
    "processingSeconds" INTEGER,
    "targetSeconds" INTEGER,
    "dueAt" BIGINT,
    "lateAlertedAt" BIGINT,
    CONSTRAINT "Order_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Order_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OrderStep" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "orderId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "byId" INTEGER,
    CONSTRAINT "OrderStep_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Account" (
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
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" BIGINT NOT NULL
);
INSERT INTO "new_Account" ("canReply", "connectionId", "enabled", "id", "name", "personId", "shopId", "standing", "updatedAt", "userChatId", "userId") SELECT "canReply", "connectionId", "enabled", "id", "name", "personId", "shopId", "standing", "updatedAt", "userChatId", "userId" FROM "Account";
DROP TABLE "Account";
ALTER TABLE "new_Account" RENAME TO "Account";
CREATE INDEX "Account_connectionId_idx" ON "Account"("connectionId");
CREATE UNIQUE INDEX "Account_shopId_userId_key" ON "Account"("shopId", "userId");
CREATE TABLE "new_Conversation" (
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
    "firstAnswerAt" BIGINT,
    "lastAnswerAt" BIGINT,
    "lastAnswerBy" INTEGER,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "trial" BOOLEAN NOT NULL DEFAULT false,
    "notSales" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Conversation_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Conversation" ("answered", "assignedId", "closesAt", "customerId", "ended", "endedAt", "endedById", "id", "lastAnswerAt", "lastAnswerBy", "reopened", "shopId", "startedAt", "trial") SELECT "answered", "assignedId", "closesAt", "customerId", "ended", "endedAt", "endedById", "id", "lastAnswerAt", "lastAnswerBy", "reopened", "shopId", "startedAt", "trial" FROM "Conversation";
DROP TABLE "Conversation";
ALTER TABLE "new_Conversation" RENAME TO "Conversation";
CREATE INDEX "Conversation_shopId_closesAt_idx" ON "Conversation"("shopId", "closesAt");
CREATE INDEX "Conversation_shopId_firstAnswerAt_idx" ON "Conversation"("shopId", "firstAnswerAt");
CREATE UNIQUE INDEX "Conversation_customerId_startedAt_key" ON "Conversation"("customerId", "startedAt");
CREATE TABLE "new_Message" (
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
    "holding" BOOLEAN NOT NULL DEFAULT false,
    "followedAt" BIGINT,
    "brief" BOOLEAN NOT NULL DEFAULT false,
    "signature" TEXT,
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
INSERT INTO "new_Message" ("album", "at", "author", "comment", "copyRef", "courtesy", "creditId", "customerId", "deletedAt", "editedAt", "heardAt", "id", "kind", "order", "personId", "question", "ref", "refusedAt", "replyTo", "shopId", "text", "trial") SELECT "album", "at", "author", "comment", "copyRef", "courtesy", "creditId", "customerId", "deletedAt", "editedAt", "heardAt", "id", "kind", "order", "personId", "question", "ref", "refusedAt", "replyTo", "shopId", "text", "trial" FROM "Message";
DROP TABLE "Message";
ALTER TABLE "new_Message" RENAME TO "Message";
CREATE INDEX "Message_customerId_at_order_idx" ON "Message"("customerId", "at", "order");
CREATE INDEX "Message_shopId_copyRef_idx" ON "Message"("shopId", "copyRef");
CREATE INDEX "Message_shopId_author_at_idx" ON "Message"("shopId", "author", "at");
CREATE UNIQUE INDEX "Message_shopId_ref_key" ON "Message"("shopId", "ref");
CREATE TABLE "new_Person" (
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
    "shift" TEXT,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "turnAt" BIGINT,
    "createdAt" BIGINT NOT NULL
);
INSERT INTO "new_Person" ("active", "createdAt", "id", "locale", "name", "nickname", "privateChat", "ranked", "role", "shopId", "slackId", "telegramId", "telegramName", "tryingUntil") SELECT "active", "createdAt", "id", "locale", "name", "nickname", "privateChat", "ranked", "role", "shopId", "slackId", "telegramId", "telegramName", "tryingUntil" FROM "Person";
DROP TABLE "Person";
ALTER TABLE "new_Person" RENAME TO "Person";
CREATE UNIQUE INDEX "Person_shopId_telegramId_key" ON "Person"("shopId", "telegramId");
CREATE UNIQUE INDEX "Person_shopId_slackId_key" ON "Person"("shopId", "slackId");
CREATE TABLE "new_Stretch" (
    "conversationId" INTEGER NOT NULL,
    "shopId" INTEGER NOT NULL,
    "openedAt" BIGINT NOT NULL,
    "resolvedAt" BIGINT NOT NULL,
    "openSeconds" INTEGER NOT NULL,
    "how" TEXT NOT NULL,
    "creditId" INTEGER,
    "answered" BOOLEAN NOT NULL DEFAULT true,
    "reopenedAt" BIGINT,

    PRIMARY KEY ("conversationId", "openedAt"),
    CONSTRAINT "Stretch_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Stretch" ("conversationId", "creditId", "how", "openSeconds", "openedAt", "resolvedAt", "shopId") SELECT "conversationId", "creditId", "how", "openSeconds", "openedAt", "resolvedAt", "shopId" FROM "Stretch";
DROP TABLE "Stretch";
ALTER TABLE "new_Stretch" RENAME TO "Stretch";
CREATE INDEX "Stretch_shopId_resolvedAt_idx" ON "Stretch"("shopId", "resolvedAt");
CREATE TABLE "new_Survey" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shopId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "conversationId" INTEGER,
    "orderId" INTEGER,
    "runId" INTEGER,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "style" TEXT,
    "askAt" BIGINT NOT NULL,
    "expiresAt" BIGINT,
    "remindAt" BIGINT,
    "remindedAt" BIGINT,
    "creditId" INTEGER,
    "deliveredAt" BIGINT,
    "score" INTEGER,
    "votedAt" BIGINT,
    "firstVotedAt" BIGINT,
    "comment" TEXT,
    "commentId" INTEGER,
    CONSTRAINT "Survey_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Survey_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Survey_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Survey_runId_fkey" FOREIGN KEY ("runId") REFERENCES "SurveyRun" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Survey" ("askAt", "comment", "commentId", "conversationId", "creditId", "customerId", "deliveredAt", "firstVotedAt", "id", "kind", "score", "shopId", "state", "votedAt") SELECT "askAt", "comment", "commentId", "conversationId", "creditId", "customerId", "deliveredAt", "firstVotedAt", "id", "kind", "score", "shopId", "state", "votedAt" FROM "Survey";
DROP TABLE "Survey";
ALTER TABLE "new_Survey" RENAME TO "Survey";
CREATE INDEX "Survey_shopId_state_askAt_idx" ON "Survey"("shopId", "state", "askAt");
CREATE INDEX "Survey_shopId_state_expiresAt_idx" ON "Survey"("shopId", "state", "expiresAt");
CREATE INDEX "Survey_shopId_state_remindAt_idx" ON "Survey"("shopId", "state", "remindAt");
CREATE INDEX "Survey_shopId_deliveredAt_idx" ON "Survey"("shopId", "deliveredAt");
CREATE INDEX "Survey_customerId_state_idx" ON "Survey"("customerId", "state");
CREATE UNIQUE INDEX "Survey_conversationId_kind_askAt_key" ON "Survey"("conversationId", "kind", "askAt");
CREATE UNIQUE INDEX "Survey_orderId_kind_key" ON "Survey"("orderId", "kind");
CREATE UNIQUE INDEX "Survey_runId_customerId_key" ON "Survey"("runId", "customerId");
CREATE TABLE "new_Wait" (
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
    "holding" BOOLEAN NOT NULL DEFAULT false,
    "substantialSeconds" INTEGER,
    "adminSubstantialSeconds" INTEGER,
    "promiseDueAt" BIGINT,
    "promiseEndedAt" BIGINT,
    "question" BOOLEAN NOT NULL DEFAULT false,
    "afterCourtesy" BOOLEAN NOT NULL DEFAULT false,
    "briefAnswer" BOOLEAN NOT NULL DEFAULT false,
    "decidedAt" BIGINT,
    "claimedById" INTEGER,
    "claimUntil" BIGINT,
    "snoozedUntil" BIGINT,
    "alertId" INTEGER,
    "warnedAt" BIGINT,
    "alertedAt" BIGINT,
    "soundedAt" BIGINT,
    "toldPercent" INTEGER NOT NULL DEFAULT 0,
    "stepAt" BIGINT,
    CONSTRAINT "Wait_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Wait_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Wait_openerId_fkey" FOREIGN KEY ("openerId") REFERENCES "Message" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Wait_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Wait" ("adminSeconds", "alertId", "alertedAt", "answerId", "answeredById", "chargedId", "claimUntil", "claimedById", "closedAt", "conversationId", "customerId", "decidedAt", "dueAt", "elapsedSeconds", "id", "kind", "openSeconds", "openedAt", "openerId", "shopId", "snoozedUntil", "soundedAt", "state", "stepAt", "targetSeconds", "warnedAt") SELECT "adminSeconds", "alertId", "alertedAt", "answerId", "answeredById", "chargedId", "claimUntil", "claimedById", "closedAt", "conversationId", "customerId", "decidedAt", "dueAt", "elapsedSeconds", "id", "kind", "openSeconds", "openedAt", "openerId", "shopId", "snoozedUntil", "soundedAt", "state", "stepAt", "targetSeconds", "warnedAt" FROM "Wait";
DROP TABLE "Wait";
ALTER TABLE "new_Wait" RENAME TO "Wait";
CREATE INDEX "Wait_shopId_stepAt_idx" ON "Wait"("shopId", "stepAt");
CREATE INDEX "Wait_shopId_state_openedAt_idx" ON "Wait"("shopId", "state", "openedAt");
CREATE INDEX "Wait_shopId_decidedAt_idx" ON "Wait"("shopId", "decidedAt");
CREATE INDEX "Wait_shopId_closedAt_idx" ON "Wait"("shopId", "closedAt");
CREATE INDEX "Wait_customerId_openedAt_idx" ON "Wait"("customerId", "openedAt");
CREATE INDEX "Wait_conversationId_idx" ON "Wait"("conversationId");
CREATE INDEX "Wait_alertId_idx" ON "Wait"("alertId");
CREATE UNIQUE INDEX "Wait_openerId_key" ON "Wait"("openerId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Part_shopId_firstAt_idx" ON "Part"("shopId", "firstAt");

-- CreateIndex
CREATE INDEX "SurveyRun_shopId_state_idx" ON "SurveyRun"("shopId", "state");

-- CreateIndex
CREATE INDEX "Finding_shopId_at_idx" ON "Finding"("shopId", "at");

-- CreateIndex
CREATE INDEX "Finding_shopId_rule_term_idx" ON "Finding"("shopId", "rule", "term");

-- CreateIndex
CREATE INDEX "Finding_messageId_idx" ON "Finding"("messageId");

-- CreateIndex
CREATE INDEX "Finding_conversationId_idx" ON "Finding"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_shopId_key_key" ON "Finding"("shopId", "key");

-- CreateIndex
CREATE INDEX "Order_customerId_placedAt_idx" ON "Order"("customerId", "placedAt");

-- CreateIndex
CREATE INDEX "Order_shopId_placedAt_idx" ON "Order"("shopId", "placedAt");

-- CreateIndex
CREATE INDEX "Order_shopId_state_dueAt_idx" ON "Order"("shopId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "Order_conversationId_idx" ON "Order"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Order_shopId_number_key" ON "Order"("shopId", "number");

-- CreateIndex
CREATE INDEX "OrderStep_orderId_at_idx" ON "OrderStep"("orderId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "OrderStep_shopId_key_key" ON "OrderStep"("shopId", "key");

-- What was answered before promises were known was answered for good.
UPDATE "Wait" SET "substantialSeconds" = "openSeconds", "adminSubstantialSeconds" = "adminSeconds" WHERE "state" = 'answered';

-- Who had a part in the conversations so far: the human messages between a conversation's start and the next one's.
INSERT INTO "Part" ("conversationId", "personId", "shopId", "firstAt", "messages")
SELECT c."id", m."creditId", c."shopId", MIN(m."at"), COUNT(*)
FROM "Conversation" c
JOIN "Message" m ON m."customerId" = c."customerId" AND m."author" = 'human' AND m."refusedAt" IS NULL AND m."at" >= c."startedAt"
WHERE m."creditId" IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "Conversation" n WHERE n."customerId" = c."customerId" AND n."startedAt" > c."startedAt" AND n."startedAt" <= m."at"
)
GROUP BY c."id", m."creditId", c."shopId";
UPDATE "Conversation" SET "firstAnswerAt" = (
  SELECT MIN(m."at") FROM "Message" m
  WHERE m."customerId" = "Conversation"."customerId" AND m."author" = 'human' AND m."refusedAt" IS NULL AND m."at" >= "Conversation"."startedAt"
) WHERE "answered";
