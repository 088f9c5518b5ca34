import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { LawyersModule } from '../lawyers/lawyers.module.js';
import { BureauOrdersController } from './bureau-orders.controller.js';
import { Ladder } from './ladder.js';
import { LawyerOrdersController } from './lawyer-orders.controller.js';
import { OffersService } from './offers.service.js';
import { OrderMoves } from './order-moves.service.js';
import { OrderTimer } from './order-timer.js';
import { OrderTimes } from './order-times.js';
import { OrdersController } from './orders.controller.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { PlacingService } from './placing.service.js';
import { ResidentOrdersController } from './resident-orders.controller.js';

@Module({
  imports: [IdentityModule, LawyersModule],
  controllers: [OrdersController, ResidentOrdersController, LawyerOrdersController, BureauOrdersController],
  providers: [
    Ladder,
    OffersService,
    OrderMoves,
    OrdersQueries,
    OrdersService,
    OrderTimer,
    OrderTimes,
    PlacingService,
  ],
  exports: [OrderMoves, OrdersQueries, OrdersService],
})
export class OrdersModule {}
