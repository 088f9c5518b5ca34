import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { ConsultationsController } from './consultations.controller.js';
import { ConsultationsQueries } from './consultations.queries.js';
import { ConsultationsService } from './consultations.service.js';
import { ConversationFeed } from './conversation-feed.service.js';

@Module({
  imports: [AttachmentsModule, OrdersModule],
  controllers: [ConsultationsController],
  providers: [ConsultationsQueries, ConsultationsService, ConversationFeed],
  exports: [ConsultationsQueries, ConsultationsService, ConversationFeed],
})
export class ConsultationsModule {}
