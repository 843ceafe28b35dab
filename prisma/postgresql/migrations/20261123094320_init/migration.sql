-- CreateTable
CREATE TABLE "Shop" (
    "id" SERIAL NOT NULL,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "shopId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "byId" INTEGER,
    "at" BIGINT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("shopId","name")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" SERIAL NOT NULL,
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
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" SERIAL NOT NULL,
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
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" SERIAL NOT NULL,
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
    "optedOutAt" BIGINT,
    "awayAt" BIGINT,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Act" (
    "id" SERIAL NOT NULL,
    "shopId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "order" BIGINT NOT NULL,
    "byId" INTEGER,
    "toId" INTEGER,
    "messageId" INTEGER,
    "voidedAt" BIGINT,
    "voidedById" INTEGER,

    CONSTRAINT "Act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Part" (
    "conversationId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "shopId" INTEGER NOT NULL,
    "firstAt" BIGINT NOT NULL,
    "messages" INTEGER NOT NULL,

    CONSTRAINT "Part_pkey" PRIMARY KEY ("conversationId","personId")
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
    "answered" BOOLEAN NOT NULL DEFAULT true,
    "reopenedAt" BIGINT,

    CONSTRAINT "Stretch_pkey" PRIMARY KEY ("conversationId","openedAt")
);

-- CreateTable
CREATE TABLE "Wait" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "Wait_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" SERIAL NOT NULL,
    "shopId" INTEGER NOT NULL,
    "grouped" BOOLEAN NOT NULL,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Survey" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "Survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyRun" (
    "id" SERIAL NOT NULL,
    "shopId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from" BIGINT NOT NULL,
    "to" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "asking" INTEGER NOT NULL,
    "byId" INTEGER,
    "createdAt" BIGINT NOT NULL,
    "endedAt" BIGINT,

    CONSTRAINT "SurveyRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderStep" (
    "id" SERIAL NOT NULL,
    "shopId" INTEGER NOT NULL,
    "orderId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "byId" INTEGER,

    CONSTRAINT "OrderStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" SERIAL NOT NULL,
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
    "error" TEXT,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" SERIAL NOT NULL,
    "shopId" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "byId" INTEGER,
    "line" TEXT NOT NULL,

    CONSTRAINT "Audit_pkey" PRIMARY KEY ("id")
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
CREATE INDEX "Message_shopId_author_at_idx" ON "Message"("shopId", "author", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Message_shopId_ref_key" ON "Message"("shopId", "ref");

-- CreateIndex
CREATE INDEX "Act_customerId_at_idx" ON "Act"("customerId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Act_shopId_key_key" ON "Act"("shopId", "key");

-- CreateIndex
CREATE INDEX "Conversation_shopId_closesAt_idx" ON "Conversation"("shopId", "closesAt");

-- CreateIndex
CREATE INDEX "Conversation_shopId_firstAnswerAt_idx" ON "Conversation"("shopId", "firstAnswerAt");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_customerId_startedAt_key" ON "Conversation"("customerId", "startedAt");

-- CreateIndex
CREATE INDEX "Part_shopId_firstAt_idx" ON "Part"("shopId", "firstAt");

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
CREATE INDEX "Survey_shopId_state_expiresAt_idx" ON "Survey"("shopId", "state", "expiresAt");

-- CreateIndex
CREATE INDEX "Survey_shopId_state_remindAt_idx" ON "Survey"("shopId", "state", "remindAt");

-- CreateIndex
CREATE INDEX "Survey_shopId_deliveredAt_idx" ON "Survey"("shopId", "deliveredAt");

-- CreateIndex
CREATE INDEX "Survey_customerId_state_idx" ON "Survey"("customerId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_conversationId_kind_askAt_key" ON "Survey"("conversationId", "kind", "askAt");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_orderId_kind_key" ON "Survey"("orderId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_runId_customerId_key" ON "Survey"("runId", "customerId");

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

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Act" ADD CONSTRAINT "Act_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stretch" ADD CONSTRAINT "Stretch_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wait" ADD CONSTRAINT "Wait_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wait" ADD CONSTRAINT "Wait_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wait" ADD CONSTRAINT "Wait_openerId_fkey" FOREIGN KEY ("openerId") REFERENCES "Message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wait" ADD CONSTRAINT "Wait_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_runId_fkey" FOREIGN KEY ("runId") REFERENCES "SurveyRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderStep" ADD CONSTRAINT "OrderStep_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
