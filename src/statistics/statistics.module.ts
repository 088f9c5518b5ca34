import { Module } from '@nestjs/common';
import { FiguresController } from './figures.controller.js';
import { FiguresQueries } from './figures.queries.js';
import { OnlineDays } from './online-days.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsQueries } from './statistics.queries.js';

@Module({
  controllers: [FiguresController, StatisticsController],
  providers: [FiguresQueries, OnlineDays, StatisticsQueries],
})
export class StatisticsModule {}
