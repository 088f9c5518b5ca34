import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { BureauAlarms } from './bureau-alarms.service.js';
import { OrderMoves } from './order-moves.service.js';
import { OrderTimes } from './order-times.service.js';
import { OrdersController } from './orders.controller.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';

@Module({
  imports: [AlarmsModule, IdentityModule, ConversationsModule],
  controllers: [OrdersController],
  providers: [BureauAlarms, OrderMoves, OrdersQueries, OrdersService, OrderTimes],
  exports: [OrderMoves, OrdersQueries, OrdersService, OrderTimes],
})
export class OrdersModule {}
