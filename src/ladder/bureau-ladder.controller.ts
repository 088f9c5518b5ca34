import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { OrderView } from '../orders/orders.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { DispatchingService } from './dispatching.service.js';
import { DispatchOrder, ExplainView, PromiseDuePage } from './ladder.contract.js';
import { LadderQueries } from './ladder.queries.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller()
@Door('operator')
export class BureauLadderController {
  constructor(
    private readonly dispatching: DispatchingService,
    private readonly queries: LadderQueries,
  ) {}

  /** 派单: gives a waiting order to a lawyer. */
  @Post('orders/:id/dispatch')
  @HttpCode(200)
  dispatch(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: DispatchOrder,
  ): Promise<OrderView> {
    return this.dispatching.dispatch(caller, id, body);
  }

  /** Why whom was asked: the plan, the offers with their scores, who could be asked now and what keeps the others out. */
  @Get('orders/:id/explain')
  explain(@IdParam() id: string): Promise<ExplainView> {
    return this.queries.explain(id);
  }

  /** Call-backs that residents were promised and that are due, the most pressing first. */
  @Get('promises')
  promises(@Query() query: PageQuery): Promise<PromiseDuePage> {
    return this.queries.promisesDue(query);
  }

  /** Writes down that the resident was called back. */
  @Post('orders/:id/promise/keep')
  @HttpCode(200)
  keep(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OrderView> {
    return this.dispatching.keepPromise(caller, id);
  }
}
