import { Module } from '@nestjs/common';
import { LawyersModule } from '../lawyers/lawyers.module.js';
import { DutyQueries } from './duty.queries.js';
import { RosterController } from './roster.controller.js';
import { ShiftsService } from './shifts.service.js';

@Module({
  imports: [LawyersModule],
  controllers: [RosterController],
  providers: [DutyQueries, ShiftsService],
  exports: [DutyQueries],
})
export class RosterModule {}
