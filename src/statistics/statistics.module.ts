import { Module } from '@nestjs/common';
import { FiguresController } from './figures.controller.js';
import { FiguresQueries } from './figures.queries.js';
import { OnlineDays } from './online-days.js';

@Module({ controllers: [FiguresController], providers: [FiguresQueries, OnlineDays] })
export class StatisticsModule {}
