import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { LawyersModule } from '../lawyers/lawyers.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { BureauRosterController } from './bureau-roster.controller.js';
import { GapsQueries } from './gaps.queries.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageQueries } from './coverage.queries.js';
import { CoverageService } from './coverage.service.js';
import { DutyQueries } from './duty.queries.js';
import { LeavesService } from './leaves.service.js';
import { RosterChanges } from './roster-changes.service.js';
import { RosterController } from './roster.controller.js';
import { RosteredLawyers } from './rostered-lawyers.queries.js';
import { ShiftsQueries } from './shifts.queries.js';
import { ShiftsService } from './shifts.service.js';
import { StandingService } from './standing.service.js';
import { SubstitutesQueries } from './substitutes.queries.js';
import { SwapsQueries } from './swaps.queries.js';
import { SwapsService } from './swaps.service.js';

@Module({
  imports: [LawyersModule, AlarmsModule, NotificationsModule],
  controllers: [RosterController, BureauRosterController, CoverageController],
  providers: [
    GapsQueries,
    CoverageQueries,
    CoverageService,
    DutyQueries,
    LeavesService,
    RosterChanges,
    RosteredLawyers,
    ShiftsQueries,
    ShiftsService,
    StandingService,
    SubstitutesQueries,
    SwapsQueries,
    SwapsService,
  ],
  exports: [GapsQueries, DutyQueries, RosterChanges, RosteredLawyers, ShiftsQueries],
})
export class RosterModule {}
