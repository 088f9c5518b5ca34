import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { LawyersModule } from '../lawyers/lawyers.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { AnswersService } from './answers.service.js';
import { Asking } from './asking.service.js';
import { BoardCorrections } from './board-corrections.service.js';
import { BureauLadderController } from './bureau-ladder.controller.js';
import { DispatchingService } from './dispatching.service.js';
import { FreePlaces } from './free-places.service.js';
import { HandOver } from './hand-over.service.js';
import { LadderQueries } from './ladder.queries.js';
import { Ladder } from './ladder.service.js';
import { LawyerLadderController } from './lawyer-ladder.controller.js';
import { OrderTimer } from './order-timer.js';
import { PlacingService } from './placing.service.js';
import { ResidentLadderController } from './resident-ladder.controller.js';
import { Visits } from './visits.service.js';

@Module({
  imports: [IdentityModule, LawyersModule, RosterModule, OrdersModule],
  // `orders/pool` stands before `orders/:id`.
  controllers: [LawyerLadderController, ResidentLadderController, BureauLadderController],
  providers: [
    AnswersService,
    Asking,
    BoardCorrections,
    DispatchingService,
    FreePlaces,
    HandOver,
    Ladder,
    LadderQueries,
    OrderTimer,
    PlacingService,
    Visits,
  ],
})
export class LadderModule {}
