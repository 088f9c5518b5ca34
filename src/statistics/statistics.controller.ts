import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Door } from '../identity/door.contract.js';
import { ApiAlsoAs } from '../platform/http/also-as.js';
import { Statistics, StatisticsQuery } from './statistics.contract.js';
import { statisticsCsv } from './statistics-csv.js';
import { StatisticsQueries } from './statistics.queries.js';

@ApiTags('figures')
@ApiBearerAuth()
@Controller('statistics')
@Door('operator')
export class StatisticsController {
  constructor(private readonly statistics: StatisticsQueries) {}

  /** Orders placed in a stretch, counted by day, board, lawyer or town; as a table with `Accept: text/csv`. */
  @Get()
  @ApiAlsoAs(Statistics, 'text/csv')
  async show(
    @Query() query: StatisticsQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Statistics | string> {
    const statistics = await this.statistics.show(query);
    void reply.header('Vary', 'Accept');
    if (!accept?.includes('text/csv')) return statistics;
    void reply
      .type('text/csv; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="statistics-${query.by}.csv"`);
    return statisticsCsv(statistics);
  }
}
