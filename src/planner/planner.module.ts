import { Module } from '@nestjs/common';
import { RosterModule } from '../roster/roster.module.js';
import { PlanInputQueries } from './plan-input.queries.js';
import { PlannerController } from './planner.controller.js';
import { PlannerDesk } from './planner-desk.js';
import { PlannerQueries } from './planner.queries.js';
import { PlannerService } from './planner.service.js';

@Module({
  imports: [RosterModule],
  controllers: [PlannerController],
  providers: [PlanInputQueries, PlannerDesk, PlannerQueries, PlannerService],
})
export class PlannerModule {}
