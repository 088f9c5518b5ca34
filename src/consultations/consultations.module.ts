import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { ConsultationsController } from './consultations.controller.js';
import { ConsultationsQueries } from './consultations.queries.js';
import { ConsultationsService } from './consultations.service.js';

@Module({
  imports: [ConversationsModule, OrdersModule],
  controllers: [ConsultationsController],
  providers: [ConsultationsQueries, ConsultationsService],
  exports: [ConsultationsQueries, ConsultationsService],
})
export class ConsultationsModule {}
