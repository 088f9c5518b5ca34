import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { BureauLawyersController } from './bureau-lawyers.controller.js';
import { CandidatesQueries } from './candidates.queries.js';
import { LawyersController } from './lawyers.controller.js';
import { LawyersQueries } from './lawyers.queries.js';
import { LawyersService } from './lawyers.service.js';
import { HoursQueries } from './hours.queries.js';
import { LeasesTimer } from './leases-timer.js';
import { LeasesService } from './leases.service.js';
import { MyLawyerController } from './my-lawyer.controller.js';
import { PresenceQueries } from './presence.queries.js';
import { TownsController } from './towns.controller.js';
import { TownsQueries } from './towns.queries.js';
import { StandingsTimer } from './standings-timer.js';

@Module({
  imports: [IdentityModule],
  controllers: [LawyersController, BureauLawyersController, MyLawyerController, TownsController],
  providers: [
    CandidatesQueries,
    HoursQueries,
    LawyersQueries,
    LawyersService,
    LeasesService,
    LeasesTimer,
    PresenceQueries,
    StandingsTimer,
    TownsQueries,
  ],
  exports: [CandidatesQueries, LawyersQueries, LawyersService, LeasesService, PresenceQueries],
})
export class LawyersModule {}
