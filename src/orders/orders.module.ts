import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { BureauAlarms } from './bureau-alarms.service.js';
import { MyOrders } from './my-orders.js';
import { OrderMoves } from './order-moves.service.js';
import { OrderReach } from './order-reach.service.js';
import { OrderTimes } from './order-times.service.js';
import { OrdersController } from './orders.controller.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { ReachInterceptor } from './reach.interceptor.js';

@Module({
  imports: [AlarmsModule, IdentityModule, ConversationsModule],
  controllers: [OrdersController],
  providers: [
    BureauAlarms,
    MyOrders,
    OrderMoves,
    OrderReach,
    OrdersQueries,
    OrdersService,
    OrderTimes,
    { provide: APP_INTERCEPTOR, useClass: ReachInterceptor },
  ],
  exports: [OrderMoves, OrderReach, OrdersQueries, OrdersService, OrderTimes],
})
export class OrdersModule {}
