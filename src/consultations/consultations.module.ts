import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { BureauConsultationsController } from './bureau-consultations.controller.js';
import { ConsultationsController } from './consultations.controller.js';
import { ConsultationsQueries } from './consultations.queries.js';
import { ConsultationsService } from './consultations.service.js';
import { MyConversationsController } from './my-conversations.controller.js';
import { MySearchIndex } from './my-search-index.js';
import { OffPlatformQueries } from './off-platform.queries.js';
import { SearchController } from './search.controller.js';
import { SearchIndexer } from './search-indexer.js';
import { SearchQueries } from './search.queries.js';
import { TranscriptController } from './transcript.controller.js';
import { TranscriptQueries } from './transcript.queries.js';

@Module({
  imports: [AttachmentsModule, ConversationsModule, OrdersModule],
  controllers: [
    ConsultationsController,
    MyConversationsController,
    TranscriptController,
    BureauConsultationsController,
    SearchController,
  ],
  providers: [
    ConsultationsQueries,
    ConsultationsService,
    MySearchIndex,
    OffPlatformQueries,
    SearchIndexer,
    SearchQueries,
    TranscriptQueries,
  ],
  exports: [ConsultationsQueries, ConsultationsService],
})
export class ConsultationsModule {}
